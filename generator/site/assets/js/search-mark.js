// Marks on a page what a search has found there, if its address says so (`?mark=…`, as often as there are words).

import { marked, pattern } from "./search-words.js";

const MOST = 400; // marks on a page
const LONGEST = 100; // code units of what is to be marked
const SPARED = "script, style, noscript, template, textarea, select, svg, button, input, .b-crumbs, .headerlink";

/** Mark what a pattern finds in the text of an element; how many places there are. */
export function markIn(root, found) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SPARED) || !node.data.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  let number = 0;
  for (const text of texts) {
    const places = [...text.data.matchAll(found)].length;
    if (!places || number + places > MOST) continue;
    number += places;
    text.replaceWith(marked(text.data, found));
  }
  return number;
}

/** Take the marks away again, and leave the text as it was. */
export function unmark(root) {
  for (const mark of root.querySelectorAll("mark.b-found")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

function bar(root, words, number) {
  const note = document.createElement("div");
  note.className = "b-found-bar";
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  text.textContent = `${number} ${number === 1 ? "place" : "places"} marked for “${words.join("”, “")}”`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "b-button b-button--quiet";
  button.textContent = "Remove the marks";
  button.addEventListener("click", () => {
    unmark(root);
    note.remove();
    const address = new URL(location.href);
    address.searchParams.delete("mark");
    history.replaceState(history.state, "", address);
  });
  note.append(text, button);
  return note;
}

const root = document.querySelector(".md-content article, .md-content, main");
const wanted = new URLSearchParams(location.search).getAll("mark").map((each) => each.slice(0, LONGEST).trim());
const words = wanted.filter(Boolean).slice(0, 8);
const found = pattern(words);
if (root && found) {
  const number = markIn(root, found);
  if (number) {
    const title = root.querySelector("h1");
    if (title) title.after(bar(root, words, number));
    else root.prepend(bar(root, words, number));
    // The place that the address names has moved.
    if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
}
