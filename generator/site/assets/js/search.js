// The search page: asks the indexes while the reader types, and shows what they know.

import { card, counted, el } from "./search-cards.js";
import { Facets, label, name } from "./search-facets.js";
import { SearchIndex } from "./search-index.js";
import { KINDS, State } from "./search-state.js";
import { parse } from "./search-words.js";

const TYPING = 120; // milliseconds after the last key
const PAGE = 20; // results at a time
const FEW = { story: 2, actor: 3, brief: 5, claim: 6 }; // of each kind, beside each other
const SMALL = 25_000; // records up to which facets stand open: their counts cost little
const NAMES = { story: ["Stories", "story", "stories"], actor: ["Actors", "actor"], brief: ["Briefs", "brief"], claim: ["Claims", "claim"] };

const root = document.getElementById("b-search");

function start() {
  const facets = root.dataset.facets.split(" ");
  const index = new SearchIndex(new URL(`${root.dataset.root}${root.dataset.folder}/`, location.href), JSON.parse(root.dataset.catalogue));
  const page = new SearchPage(index, facets);
  page.restore();
  index.open().catch(() => {});
}

class SearchPage {
  constructor(index, facets) {
    this.index = index;
    this.facetNames = facets;
    this.asked = 0;
    this.form = root.querySelector("form");
    this.box = root.querySelector("#b-query");
    this.browse = document.getElementById("b-browse");
    this.facets = new Facets(facets, (facet, value, on) => this.choose(facet, value, on), () => this.recount());
    this.kinds = el("div", { class: "b-kinds", role: "group", "aria-label": "Kind of result" });
    this.sort = el("select", { class: "b-sort", id: "b-sort" }, el("option", { value: "" }, "Relevance"), el("option", { value: "date" }, "Newest first"));
    this.chips = el("ul", { class: "b-chosen", "aria-label": "Chosen filters" });
    this.status = el("p", { class: "b-search__status", role: "status", "aria-live": "polite" });
    this.results = el("div", { class: "b-results", id: "b-results" });
    const tools = el("div", { class: "b-search__tools" }, this.kinds, el("label", { class: "b-sort__label", for: "b-sort" }, "Sort by ", this.sort));
    const main = el("div", { class: "b-search__main" }, this.status, this.chips, this.results);
    this.body = el("div", { class: "b-search__body", hidden: true }, tools, el("div", { class: "b-search__columns" }, this.facets.node, main));
    root.append(this.body);
    root.classList.add("b-search--ready");
    document.getElementById("b-search-plain")?.remove();
    this.listen();
    const records = KINDS.reduce((sum, kind) => sum + index.total(kind), 0);
    if (matchMedia("(min-width: 60em)").matches) {
      this.facets.unfold(records <= SMALL ? ["outlet", "act", "status"].filter((each) => facets.includes(each)) : []);
    }
  }

  listen() {
    let timer = 0;
    this.box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.state.q = this.box.value;
        this.go({ replace: true });
      }, TYPING);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      this.state.q = this.box.value;
      this.go();
    });
    this.sort.addEventListener("change", () => {
      this.state.byDate = this.sort.value === "date";
      this.go();
    });
    addEventListener("popstate", () => this.restore());
    root.addEventListener("keydown", (event) => this.key(event));
  }

  /** Arrows go from result to result, and back to the box. */
  key(event) {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.results.querySelectorAll(".b-hit__link")];
    const at = links.indexOf(document.activeElement);
    if (document.activeElement !== this.box && at < 0) return;
    const next = event.key === "ArrowDown" ? links[at + 1] : at < 0 ? null : (links[at - 1] ?? this.box);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  restore() {
    this.state = State.read(location.search, this.facetNames);
    this.box.value = this.state.q;
    this.sort.value = this.state.byDate ? "date" : "";
    this.go({ stay: true });
  }

  choose(facet, value, on) {
    this.state.choose(facet, value, on);
    this.go();
  }

  /** Ask for what the state says, and have the address say so too. */
  go({ replace = false, stay = false } = {}) {
    const address = `${location.pathname}${this.state.address}`;
    if (!stay && address !== `${location.pathname}${location.search}`) {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    }
    this.facets.forget();
    return this.ask();
  }

  /** The counts of facets that were opened after the search; while one runs, it counts them itself. */
  recount() {
    this.answered?.count().catch((error) => this.fail(error));
  }

  async ask() {
    this.asked += 1;
    this.answered = null;
    const mine = this.asked;
    const isStale = () => mine !== this.asked;
    const state = State.read(this.state.address, this.facetNames);
    this.browse.hidden = !state.isEmpty;
    this.body.hidden = state.isEmpty;
    if (state.isEmpty) {
      this.results.replaceChildren();
      return;
    }
    const query = parse(state.q);
    this.busy();
    try {
      const found = await this.find(query, state, isStale);
      if (isStale()) return;
      this.tell(found, query);
      await this.show(found, query, isStale);
      if (isStale()) return;
      this.results.setAttribute("aria-busy", "false");
      this.answered = { count: () => this.count(query, state, isStale) };
      await this.answered.count();
    } catch (error) {
      if (!isStale()) this.fail(error);
    }
  }

  /** What all indexes know that are to be asked, by kind. */
  async find(query, state, isStale) {
    const byKind = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    const ask = (bundle) => this.index.ask(bundle, query, state);
    const bundles = new Set([...this.index.bundles(""), ...(state.kind ? this.index.bundles(state.kind) : [])]);
    for (const { kind, hits } of await Promise.all([...bundles].map(ask))) byKind[kind].push(...hits);
    if (!isStale() && !state.byDate) {
      for (const hits of Object.values(byKind)) hits.sort((a, b) => b.score - a.score);
    }
    return byKind;
  }

  busy() {
    this.results.setAttribute("aria-busy", "true");
    if (!this.results.firstChild) this.status.textContent = "Searching …";
  }

  /** The numbers, in words and on the kinds. */
  tell(found, query) {
    const { state } = this;
    const total = KINDS.reduce((sum, kind) => sum + found[kind].length, 0);
    const number = state.kind ? found[state.kind].length : total;
    const of = state.q.trim() ? ` for ${query.words || query.phrases.length ? state.q.trim() : "this"}` : "";
    this.status.textContent = number ? `${counted(number, "result")}${of}` : `Nothing found${of}`;
    this.kinds.replaceChildren(
      this.kindButton("", "All", total),
      ...KINDS.map((kind) => this.kindButton(kind, NAMES[kind][0], found[kind].length)),
    );
    this.facets.show({}, state.chosen);
    this.chips.replaceChildren(...this.chosenChips());
  }

  kindButton(kind, text, number) {
    const partly = kind && this.state.kind !== kind && this.index.apart(kind);
    const count = el("span", { class: "b-count" }, `${number.toLocaleString("en")}${partly ? "+" : ""}`);
    const button = el("button", { type: "button", class: "b-kind", "aria-pressed": String(this.state.kind === kind) }, `${text} `, count);
    button.addEventListener("click", () => {
      this.state.kind = kind;
      this.go().then(() => this.kinds.querySelector("[aria-pressed=true]")?.focus({ preventScroll: true }));
    });
    return button;
  }

  chosenChips() {
    const chips = Object.entries(this.state.chosen).flatMap(([facet, values]) =>
      values.map((value) => this.chip(`${name(facet)}: ${label(facet, value)}`, () => this.choose(facet, value, false))),
    );
    if (chips.length > 1) {
      const clear = () => {
        this.state.chosen = {};
        this.go();
      };
      chips.push(this.chip("All filters", clear));
    }
    return chips;
  }

  chip(text, remove) {
    const button = el("button", { type: "button", class: "b-chosen__chip", "aria-label": `Remove ${text}` }, text, el("span", { "aria-hidden": "true" }, " ×"));
    button.addEventListener("click", () => {
      remove();
      this.box.focus({ preventScroll: true });
    });
    return el("li", {}, button);
  }

  async show(found, query, isStale) {
    const kinds = this.state.kind ? [this.state.kind] : KINDS;
    const sections = await Promise.all(
      kinds.filter((kind) => found[kind].length).map((kind) => this.section(kind, found[kind], query)),
    );
    if (isStale()) return;
    const nothing = sections.length ? [] : [this.nothing(query)];
    this.results.replaceChildren(...sections, ...nothing, ...this.apart());
  }

  /** Results of one kind, as many as fit, and a button for the others. */
  async section(kind, hits, query) {
    const alone = this.state.kind === kind;
    const list = el("ol", { class: `b-hits b-hits--${kind}` });
    const add = async (from, to) => {
      const loaded = await Promise.all(hits.slice(from, to).map((hit) => hit.load()));
      list.append(...loaded.map((each) => card(each, query, root.dataset.root)));
    };
    await add(0, alone ? PAGE : FEW[kind]);
    const title = el("h2", { class: "b-hits__title" }, NAMES[kind][0]);
    return el("section", {}, title, list, this.more(kind, hits, list, add));
  }

  more(kind, hits, list, add) {
    const [, one, many] = NAMES[kind];
    const left = hits.length - list.children.length;
    if (left <= 0) return null;
    const alone = this.state.kind === kind;
    const text = alone ? "More results" : `All ${counted(hits.length, one, many)}`;
    const button = el("button", { type: "button", class: "b-button b-button--more" }, text);
    button.addEventListener("click", async () => {
      if (!alone) {
        this.state.kind = kind;
        await this.go();
        root.scrollIntoView();
        return;
      }
      const from = list.children.length;
      button.disabled = true;
      await add(from, from + PAGE);
      button.disabled = false;
      list.children[from]?.querySelector("a")?.focus();
      if (list.children.length >= hits.length) button.remove();
    });
    return button;
  }

  /** That on a large site not everything was asked, and the way to do so. */
  apart() {
    if (this.state.kind) return [];
    return KINDS.filter((kind) => this.index.apart(kind)).map((kind) => {
      const [plural, one, many] = NAMES[kind];
      const total = this.index.total(kind);
      const first = total - this.index.apart(kind);
      const which = kind === "actor" ? "who speak most" : "newest";
      const button = el("button", { type: "button", class: "b-button b-button--quiet" }, `Search all ${counted(total, one, many)}`);
      button.addEventListener("click", () => {
        this.state.kind = kind;
        this.go().then(() => root.scrollIntoView());
      });
      return el("p", { class: "b-sub" }, `${plural}: only the ${first.toLocaleString("en")} ${which} were searched. `, button);
    });
  }

  nothing(query) {
    const tips = ["Check the spelling, or use fewer words: each result has all of them."];
    if (query.phrases.length) tips.push("Without the quotation marks, the words may stand anywhere.");
    if (Object.keys(this.state.chosen).length || this.state.kind) tips.push("Remove a filter, or look in all kinds.");
    this.browse.hidden = false;
    return el("ul", { class: "b-search__tips" }, ...tips.map((tip) => el("li", {}, tip)));
  }

  /** Counts of the facets that stand open, which come after the results. */
  async count(query, state, isStale) {
    const open = this.facets.open;
    if (!open.length) return;
    const counts = Object.fromEntries(open.map((facet) => [facet, {}]));
    const options = { chosen: state.chosen, counted: open };
    for (const part of await Promise.all(this.index.bundles(state.kind).map((b) => this.index.ask(b, query, options)))) {
      for (const facet of open) {
        for (const [value, number] of Object.entries(part.counts[facet])) {
          counts[facet][value] = (counts[facet][value] ?? 0) + number;
        }
      }
    }
    if (!isStale()) this.facets.show(counts, state.chosen);
  }

  fail(error) {
    console.error(error);
    this.status.textContent = "The search could not be loaded.";
    const again = el("button", { type: "button", class: "b-button" }, "Try again");
    again.addEventListener("click", () => this.ask());
    const why = el("p", {}, "Its index did not come. The lists below show everything that it would find.");
    this.results.replaceChildren(why, again);
    this.results.setAttribute("aria-busy", "false");
    this.browse.hidden = false;
  }
}

if (root) start();
