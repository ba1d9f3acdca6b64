// The card of each kind of result, made of nodes: what documents say is only ever set as text.

import { densest, excerpt, marked, pattern, toMark, written } from "./search-words.js";

const EXCERPT = 40; // words
const LONG = 70; // words of a claim from which on it is cut

/** An element with attributes and children; a child that is null is left out. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** `1 claim`, `2 claims`, `1,200 claims`. */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The card of a result. */
export function card(found, query, root) {
  const forms = written(found.words, found.places);
  const marks = pattern([...query.phrases, ...forms, ...(query.words ? query.words.split(" ") : [])]);
  const link = address(root, found.card.to, toMark(query, forms));
  const show = { ...found, marks, link };
  return { brief, claim, actor, story }[found.card.kind](show);
}

/** Where a result leads: its page, told which words to mark, and the place on it. */
export function address(root, to, marks) {
  const [path, anchor] = to.split("#");
  const asked = new URLSearchParams(marks.map((each) => ["mark", each])).toString();
  return `${root}${path}${asked ? `?${asked}` : ""}${anchor ? `#${anchor}` : ""}`;
}

function brief({ card, title, words, places, marks, link }) {
  return item(
    "brief",
    kicker("Brief", card.outlet || "Outlet not stated", card.date),
    headline(title, marks, link),
    quoted("p", "b-hit__line", card.language, places.size ? cut(words, places, EXCERPT) : marked(short(card.line), marks)),
    foot(counted(card.claims, "claim"), card.speaking.length ? `Speaking: ${card.speaking.join(", ")}` : null),
  );
}

function claim({ card, title, words, places, marks, link }) {
  const said = words.length > LONG ? cut(words, places, LONG) : excerpt(words, places, 0, words.length);
  return item(
    "claim",
    kicker("Claim", card.outlet || "Outlet not stated", card.date),
    el(
      "h3",
      { class: "b-hit__who" },
      el("a", { href: link, class: "b-hit__link" }, marked(title, marks)),
      " ",
      el("span", { class: "b-act" }, card.act),
    ),
    quoted("blockquote", `b-quote b-quote--${card.mode}`, card.language, el("p", {}, said)),
    el(
      "p",
      { class: "b-badges" },
      ...(card.status ? [el("span", { class: `b-status b-status--${statusName(card.status)}` }, card.status), " "] : []),
      ...card.signs.flatMap((sign) => [el("span", { class: "b-badge" }, sign), " "]),
    ),
    foot(`in “${card.brief}”`),
  );
}

function actor({ card, title, marks, link }) {
  return item(
    "actor",
    kicker("Actor", card.type),
    headline(title, marks, link, el("span", { class: `b-icon b-icon--${card.icon}`, "aria-hidden": "true" })),
    card.aliases.length ? el("p", { class: "b-hit__also" }, "also ", marked(card.aliases.join(", "), marks)) : null,
    card.role ? el("p", { class: "b-hit__also" }, marked(card.role, marks)) : null,
    foot(counted(card.claims, "statement"), counted(card.briefs, "brief")),
  );
}

function story({ card, title, words, places, marks, link }) {
  return item(
    "story",
    kicker("Story", counted(card.briefs, "document"), card.date),
    headline(title, marks, link),
    quoted("p", "b-hit__line", card.language, places.size ? cut(words, places, EXCERPT) : marked(short(card.line), marks)),
    foot(`Reported by ${card.outlets}`, card.statuses.join(", ")),
  );
}

function item(kind, ...children) {
  return el("li", { class: `b-hit b-hit--${kind}` }, el("article", {}, ...children));
}

function kicker(...parts) {
  return el("p", { class: "b-kicker" }, parts.filter(Boolean).join(" · "));
}

function headline(title, marks, link, icon = null) {
  return el("h3", { class: "b-hit__title" }, icon, el("a", { href: link, class: "b-hit__link" }, marked(title, marks)));
}

function quoted(name, style, language, content) {
  return el(name, { class: style, lang: language || null }, content);
}

function foot(...parts) {
  return el("p", { class: "b-hit__foot" }, parts.filter(Boolean).join(" · "));
}

function cut(words, places, length) {
  return excerpt(words, places, ...densest(words, places, length));
}

function short(text) {
  const words = text.split(" ");
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).join(" ")} …` : text;
}

function statusName(status) {
  return { Corroborated: "corroborated", Differs: "differs" }[status] ?? "single-source";
}
