// The indexes that Pagefind made, and asking them. Each has its own list of records; all share one program.

import { isPhrase, plain, searches } from "./search-words.js";

const NOTHING = "\u0000"; // a value that no facet has: excluding it makes Pagefind count the facet's values

export class SearchIndex {
  /**
   * @param {string} folder address of the folder that the indexes are in
   * @param {{name: string, first: boolean, kind: string, count: number}[]} catalogue
   */
  constructor(folder, catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.opened = new Map();
    this.often = new Map();
    this.program = null;
  }

  /** How many records there are of a kind. */
  total(kind) {
    return sum(this.bundles(kind));
  }

  /** How many records of a kind are only asked if the kind is chosen. */
  apart(kind) {
    return sum(this.bundles(kind).filter((bundle) => !bundle.first));
  }

  /** Fetch what the first search needs beside its words. */
  open() {
    return Promise.all(this.catalogue.filter((bundle) => bundle.first).map((bundle) => this.instance(bundle)));
  }

  /** The indexes to ask for a kind; for all kinds, those that are asked first. */
  bundles(kind) {
    return this.catalogue.filter((bundle) => (kind ? bundle.kind === kind : bundle.first));
  }

  /**
   * What one index knows.
   *
   * @returns {Promise<{kind: string, hits: Hit[], counts: Object<string, Object<string, number>>}>} counts of the values
   *   of each facet in `counted`, as if nothing of that facet were chosen
   */
  async ask(bundle, query, { chosen = {}, byDate = false, counted = [] }) {
    const { kind } = bundle;
    // All but actors are in the order of their dates.
    const sort = byDate && kind === "actor" ? { date: "desc" } : undefined;
    const found = await this.run(bundle, query, any(chosen), counted, sort);
    const counts = Object.fromEntries(counted.map((facet) => [facet, found.counts[facet] ?? {}]));
    for (const facet of counted.filter((name) => chosen[name]?.length)) {
      const { [facet]: _, ...others } = chosen;
      counts[facet] = (await this.run(bundle, query, any(others), [facet])).counts[facet] ?? {};
    }
    if (byDate && !sort) found.hits.sort((a, b) => a.place - b.place);
    else if (!byDate && kind === "actor") weigh(found.hits);
    return { kind, hits: found.hits, counts };
  }

  /** A query is as many searches as it has phrases, and one for its other words: what all of them find. */
  async run(bundle, query, filters, counted, sort) {
    const wanted = counted.length ? { ...filters, not: Object.fromEntries(counted.map((f) => [f, NOTHING])) } : filters;
    const options = { filters: wanted, ...(sort ? { sort } : {}) };
    const instance = await this.instance(bundle);
    const terms = await Promise.all(searches(query).map((term) => (isPhrase(term) ? this.complete(bundle, term) : term)));
    const [first, ...others] = await Promise.all(terms.map((term) => instance.search(term, options)));
    if (!others.length) {
      return { hits: first.results.map((r) => new Hit(r, r.score, r.words)), counts: first.filters };
    }
    const more = others.map((found) => new Map(found.results.map((r) => [place(r), r])));
    const hits = first.results
      .filter((r) => more.every((found) => found.has(place(r))))
      .map((r) => {
        const same = [r, ...more.map((found) => found.get(place(r)))];
        return new Hit(
          r,
          same.reduce((all, each) => all + each.score, 0),
          same.flatMap((each) => each.words),
        );
      });
    if (!sort) hits.sort((a, b) => b.score - a.score);
    // Pagefind counts each search by itself, which is too much for what they have in common.
    return { hits, counts: await tally(instance, hits, first.filters, counted) };
  }

  async instance(bundle) {
    if (!this.opened.has(bundle.name)) {
      const opening = this.start(bundle);
      this.opened.set(bundle.name, opening);
      opening.catch(() => this.opened.delete(bundle.name));
    }
    return this.opened.get(bundle.name);
  }

  /** A phrase with words by which every place is known: of those that stand nearly everywhere, the index has a few. */
  async complete(bundle, phrase) {
    if (!this.often.has(bundle.name)) {
      const asking = fetch(new URL(`${bundle.name}/often.json`, this.folder)).then((answer) => answer.json());
      this.often.set(bundle.name, asking);
      asking.catch(() => this.often.delete(bundle.name));
    }
    const often = await this.often.get(bundle.name);
    const words = phrase.slice(1, -1).split(" ");
    return `"${words.map((word) => (Object.hasOwn(often, plain(word)) ? often[plain(word)] : word)).join(" ")}"`;
  }

  async start(bundle) {
    const [first] = this.catalogue;
    const basePath = new URL(`${bundle.name}/`, this.folder).pathname;
    this.program ??= import(new URL(`${first.name}/pagefind.js`, this.folder).href);
    const program = await this.program.catch((error) => {
      this.program = null;
      throw error;
    });
    // One thread, one program: the others may only start once the first has loaded it.
    if (bundle !== first) await this.instance(first);
    const instance = program.createInstance({ basePath, noWorker: true });
    await instance.init();
    // Pagefind tells of a failure to load only here.
    await instance.preload("");
    return instance;
  }
}

/** One thing that was found. */
class Hit {
  constructor(result, score, places) {
    this.place = place(result);
    this.score = score;
    this.places = places;
    this.result = result;
  }

  /** Its card, and its words with the places of those that were found. */
  async load() {
    const data = await this.result.data();
    return {
      card: JSON.parse(data.raw_url),
      title: data.meta.title,
      words: data.content.split(/\s+/),
      places: new Set(this.places),
    };
  }
}

/** The place of a result among the records of its index, which its name counts down (generator/site/search/repack.py). */
function place(result) {
  return -parseInt(result.id.slice(result.id.lastIndexOf("/") + 1), 36);
}

/** Of actors with a word in their name, those who matter most are meant: half of the score is how often they speak. */
function weigh(hits) {
  const most = Math.max(...hits.map((hit) => hit.score)) || 1;
  const inOrder = [...hits].sort((a, b) => a.place - b.place);
  inOrder.forEach((hit, number) => {
    hit.score = hit.score / most + 1 - number / hits.length;
  });
  hits.sort((a, b) => b.score - a.score);
}

const TALLIED = 40; // values of a facet, those of most records first
const members = new WeakMap();

/** How many of these hits have each value of these facets. */
async function tally(instance, hits, values, counted) {
  const counts = {};
  for (const facet of counted) {
    const often = Object.entries(values[facet] ?? {}).filter(([, number]) => number > 0);
    often.sort((a, b) => b[1] - a[1]);
    counts[facet] = {};
    for (const [value] of often.slice(0, TALLIED)) {
      const having = await withValue(instance, facet, value);
      counts[facet][value] = hits.filter((hit) => having.has(hit.place)).length;
    }
  }
  return counts;
}

async function withValue(instance, facet, value) {
  if (!members.has(instance)) members.set(instance, new Map());
  const known = members.get(instance);
  const key = JSON.stringify([facet, value]);
  if (!known.has(key)) {
    const found = await instance.search(null, { filters: { [facet]: { any: [value] } } });
    known.set(key, new Set(found.results.map(place)));
  }
  return known.get(key);
}

function any(chosen) {
  const kept = Object.entries(chosen).filter(([, values]) => values.length);
  return Object.fromEntries(kept.map(([facet, values]) => [facet, { any: values }]));
}

function sum(bundles) {
  return bundles.reduce((all, bundle) => all + bundle.count, 0);
}
