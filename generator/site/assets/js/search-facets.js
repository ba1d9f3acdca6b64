// What results can be narrowed down by: a list of values with counts for each facet, and what is chosen of them.

import { el } from "./search-cards.js";

const NAMES = {
  kind: "Kind",
  outlet: "Outlet",
  actor: "Actor",
  act: "Act",
  status: "Status",
  month: "Month",
  story: "Story",
};

const SHOWN = 8; // values before "Show more"
const MOST = 60; // values after it; others are found by the box above the list
const MONTHS = (
  "January February March April May June July August September October November December"
).split(" ");

/** How a value of a facet is called. */
export function label(facet, value) {
  if (facet === "month") {
    const [year, month] = value.split("-");
    const name = month ? MONTHS[Number(month) - 1] : "";
    return year === "XXXX" ? `${name} (year not stated)` : `${name} ${year}`.trim();
  }
  return facet === "act" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

/** The name of a facet. */
export function name(facet) {
  return NAMES[facet] ?? facet;
}

export class Facets {
  /**
   * @param {string[]} facets their names, in order
   * @param {(facet: string, value: string, isChosen: boolean) => void} onChoice
   * @param {() => void} onOpen a facet was opened whose counts are not known yet
   */
  constructor(facets, onChoice, onOpen) {
    this.facets = facets;
    this.onChoice = onChoice;
    this.parts = new Map(facets.map((facet) => [facet, this.part(facet, onOpen)]));
    const title = el("summary", { class: "b-facets__title" }, "Filters");
    this.node = el("details", { class: "b-facets" }, title, ...[...this.parts.values()].map((part) => part.node));
    this.node.addEventListener("toggle", () => this.node.open && onOpen());
  }

  /** The facets whose counts are to be seen. */
  get open() {
    return this.node.open ? this.facets.filter((facet) => this.parts.get(facet).node.open) : [];
  }

  /** Open these. */
  unfold(facets) {
    this.node.open = true;
    for (const facet of facets) this.parts.get(facet).node.open = true;
  }

  /**
   * Show counts.
   *
   * @param {Object<string, Object<string, number>>} counts by facet and value
   * @param {Object<string, string[]>} chosen values by facet
   */
  show(counts, chosen) {
    for (const [facet, part] of this.parts) {
      part.chosen = chosen[facet] ?? [];
      if (counts[facet]) part.counts = counts[facet];
      if (part.chosen.length && !part.wasChosen) part.node.open = true;
      part.wasChosen = part.chosen.length > 0;
      part.badge.textContent = part.chosen.length ? ` ${part.chosen.length} chosen` : "";
      if (part.node.open) this.fill(facet, part);
    }
  }

  /** Forget all counts: what is asked has changed. */
  forget() {
    for (const part of this.parts.values()) part.counts = null;
  }

  part(facet, onOpen) {
    const badge = el("span", { class: "b-facet__badge" });
    const list = el("ul", { class: "b-facet__values" });
    const box = el("input", {
      class: "b-facet__box",
      type: "search",
      placeholder: `Find in the list`,
      "aria-label": `Find in the list: ${name(facet)}`,
      hidden: true,
    });
    const more = el("button", { class: "b-button b-button--quiet", type: "button", hidden: true });
    const node = el("details", { class: "b-facet" }, el("summary", {}, name(facet), badge), box, list, more);
    const part = { node, badge, list, box, more, counts: null, chosen: [], all: false };
    node.addEventListener("toggle", () => {
      if (!node.open) return;
      if (part.counts) this.fill(facet, part);
      else onOpen();
    });
    box.addEventListener("input", () => this.fill(facet, part));
    more.addEventListener("click", () => {
      part.all = true;
      this.fill(facet, part);
      list.querySelectorAll("input")[SHOWN]?.focus();
    });
    return part;
  }

  fill(facet, part) {
    const focused = part.list.contains(document.activeElement) ? document.activeElement.value : null;
    const counts = part.counts ?? {};
    const asked = part.box.value.trim().toLowerCase();
    const values = [...new Set([...part.chosen, ...Object.keys(counts).filter((value) => counts[value] > 0)])];
    values.sort((a, b) => order(facet, a, b, counts));
    const fitting = values.filter((v) => part.chosen.includes(v) || label(facet, v).toLowerCase().includes(asked));
    const most = part.all || asked ? MOST : SHOWN;
    const shown = fitting.filter((value, number) => number < most || part.chosen.includes(value));
    part.box.hidden = values.length <= MOST;
    part.more.hidden = part.all || Boolean(asked) || Math.min(fitting.length, MOST) <= shown.length;
    const left = Math.min(fitting.length, MOST) - shown.length;
    part.more.textContent = left > 0 ? `Show ${left} more` : "";
    part.list.replaceChildren(...shown.map((value) => this.value(facet, value, counts[value] ?? 0, part.chosen)));
    if (!values.length) part.list.append(el("li", { class: "b-sub" }, part.counts ? "None" : "Counting …"));
    if (focused !== null) [...part.list.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
  }

  value(facet, value, count, chosen) {
    const box = el("input", { type: "checkbox", name: facet, value });
    box.checked = chosen.includes(value);
    box.addEventListener("change", () => this.onChoice(facet, value, box.checked));
    return el(
      "li",
      {},
      el(
        "label",
        {},
        box,
        el("span", { class: "b-facet__name" }, label(facet, value)),
        " ",
        el("span", { class: "b-count" }, count.toLocaleString("en")),
      ),
    );
  }
}

function order(facet, a, b, counts) {
  if (facet === "month") return dated(b).localeCompare(dated(a));
  return (counts[b] ?? 0) - (counts[a] ?? 0) || a.localeCompare(b);
}

function dated(month) {
  return month.replace("XXXX", "0000");
}
