// What is asked for, and the address that says so: `?q=…&kind=claim&outlet=…&sort=date`.

export const KINDS = ["story", "actor", "brief", "claim"];

export class State {
  constructor(facets) {
    this.facets = facets;
    this.q = "";
    this.kind = "";
    this.byDate = false;
    this.chosen = {};
  }

  /** What an address asks for; what it says that means nothing here is passed over. */
  static read(search, facets) {
    const state = new State(facets);
    const asked = new URLSearchParams(search);
    state.q = (asked.get("q") ?? "").slice(0, 200);
    state.kind = KINDS.includes(asked.get("kind")) ? asked.get("kind") : "";
    state.byDate = asked.get("sort") === "date";
    for (const facet of facets) {
      const values = [...new Set(asked.getAll(facet).filter(Boolean))];
      if (values.length) state.chosen[facet] = values;
    }
    return state;
  }

  /** The address, after the path. */
  get address() {
    const asked = new URLSearchParams();
    if (this.q.trim()) asked.set("q", this.q.trim());
    if (this.kind) asked.set("kind", this.kind);
    for (const facet of this.facets) {
      for (const value of this.chosen[facet] ?? []) asked.append(facet, value);
    }
    if (this.byDate) asked.set("sort", "date");
    const text = asked.toString();
    return text ? `?${text}` : "";
  }

  /** Whether it asks for anything. */
  get isEmpty() {
    return !this.q.trim() && !this.kind && !Object.keys(this.chosen).length;
  }

  choose(facet, value, isChosen) {
    const others = (this.chosen[facet] ?? []).filter((each) => each !== value);
    const values = isChosen ? [...others, value] : others;
    if (values.length) this.chosen[facet] = values;
    else delete this.chosen[facet];
  }
}
