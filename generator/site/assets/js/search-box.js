// `/` goes to the search: to the page's own box where it has one, else to that in the header.

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable='']")) return;
  const boxes = ["b-query", "b-find"].map((id) => document.getElementById(id));
  const box = boxes.find((each) => each && each.checkVisibility?.() !== false && each.offsetParent !== null);
  const link = document.querySelector(".b-find__link");
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (link) {
    event.preventDefault();
    link.click();
  }
});

if (new URLSearchParams(location.search).has("mark")) import("./search-mark.js");
