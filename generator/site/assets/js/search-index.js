// The indexes that Pagefind made, and asking them. Each has its own list of records; all share one program.

import { searches } from "./search-words.js";

const NOTHING = "\u0000"; // a value that no facet has: excluding it makes Pagefind count the facet's values

export class SearchIndex {
  /**
   * @param {string} folder address of the folder that the indexes are in
   * @param {{name: string, first: boolean, counts: Object<string, number>}[]} catalogue
   */
  constructor(folder, catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
    this.opened = new Map();
    this.program = null;
  }

  /** How many records there are of a kind. */
  total(kind) {
    return this.catalogue.reduce((sum, bundle) => sum + (bundle.counts[kind] ?? 0), 0);
  }

  /** How many records of a kind are only asked if the kind is chosen. */
  apart(kind) {
    return this.catalogue.reduce((sum, bundle) => sum + (bundle.first ? 0 : (bundle.counts[kind] ?? 0)), 0);
  }

  /** Fetch what the first search needs beside its words. */
  open() {
    return Promise.all(this.catalogue.filter((bundle) => bundle.first).map((bundle) => this.instance(bundle)));
  }

  /** The indexes to ask for a kind; for all kinds, those that are asked first. */
  bundles(kind) {
    return this.catalogue.filter((bundle) => (kind ? kind in bundle.counts : bundle.first));
  }

  /**
   * What one index knows, kind by kind.
   *
   * @returns {Promise<{kind: string, hits: Hit[], counts: Object<string, Object<string, number>>}[]>} counts of the
   *   values of each facet in `counted`, as if nothing of that facet were chosen
   */
  async ask(bundle, query, { kind, chosen = {}, byDate = false, counted = [] }) {
    const instance = await this.instance(bundle);
    const kinds = Object.keys(bundle.counts).filter((each) => !kind || each === kind);
    return Promise.all(
      kinds.map(async (each) => {
        const apart = kinds.length > 1 || Object.keys(bundle.counts).length > 1 ? { kind: each } : {};
        const found = await run(instance, query, { ...apart, ...any(chosen) }, counted, byDate);
        const counts = Object.fromEntries(counted.map((facet) => [facet, found.counts[facet] ?? {}]));
        if (each === "actor" && !byDate && !counted.length) await weigh(instance, query, found.hits, { ...apart, ...any(chosen) });
        for (const facet of counted.filter((name) => chosen[name]?.length)) {
          const { [facet]: _, ...others } = chosen;
          counts[facet] = (await run(instance, query, { ...apart, ...any(others) }, [facet], false)).counts[facet] ?? {};
        }
        return { kind: each, hits: found.hits, counts };
      }),
    );
  }

  async instance(bundle) {
    if (!this.opened.has(bundle.name)) {
      const opening = this.start(bundle);
      this.opened.set(bundle.name, opening);
      opening.catch(() => this.opened.delete(bundle.name));
    }
    return this.opened.get(bundle.name);
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
    this.id = result.id;
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

/** A query is as many searches as it has phrases, and one for its other words: what all of them find. */
async function run(instance, query, filters, counted, byDate) {
  const wanted = counted.length ? { ...filters, not: Object.fromEntries(counted.map((f) => [f, NOTHING])) } : filters;
  const options = { filters: wanted, ...(byDate ? { sort: { date: "desc" } } : {}) };
  const terms = searches(query);
  const [first, ...others] = await Promise.all(terms.map((term) => instance.search(term, options)));
  if (!others.length) {
    return { hits: first.results.map((r) => new Hit(r, r.score, r.words)), counts: first.filters };
  }
  const more = others.map((found) => new Map(found.results.map((r) => [r.id, r])));
  const hits = first.results
    .filter((r) => more.every((found) => found.has(r.id)))
    .map((r) => {
      const same = [r, ...more.map((found) => found.get(r.id))];
      return new Hit(
        r,
        same.reduce((sum, each) => sum + each.score, 0),
        same.flatMap((each) => each.words),
      );
    });
  if (!byDate) hits.sort((a, b) => b.score - a.score);
  // Pagefind counts each search by itself, which is too much for what they have in common.
  return { hits, counts: await tally(instance, hits, first.filters, counted) };
}

/** Of actors with a word in their name, those who matter most are meant: half of the score is how often they speak. */
async function weigh(instance, query, hits, filters) {
  const [term] = searches(query);
  const found = await instance.search(term, { filters, sort: { rank: "asc" } });
  const place = new Map(found.results.map((result, number) => [result.id, number / found.results.length]));
  const most = Math.max(...hits.map((hit) => hit.score)) || 1;
  for (const hit of hits) hit.score = hit.score / most + 1 - (place.get(hit.id) ?? 1);
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
      counts[facet][value] = hits.filter((hit) => having.has(hit.id)).length;
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
    known.set(key, new Set(found.results.map((result) => result.id)));
  }
  return known.get(key);
}

function any(chosen) {
  const kept = Object.entries(chosen).filter(([, values]) => values.length);
  return Object.fromEntries(kept.map(([facet, values]) => [facet, { any: values }]));
}
