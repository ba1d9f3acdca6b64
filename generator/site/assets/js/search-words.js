// What a query asks for, and marking words of a text that is shown. Text is only ever set as text.

// Stands in indexed words for the space before a sign that stands alone (generator/site/search/records.py).
const GLUE = /\u2063/g;
const LETTERS = "\\p{L}\\p{N}\\p{M}";
const MOST_MARKS = 8;
// Words that stand on every page: beside others they find nothing more, and cost the most.
const STOP = new Set("a an and are as at be by for from in is it of on or that the to was were will with".split(" "));

/** The phrases in quotation marks and the words beside them. */
export function parse(query) {
  const phrases = [];
  const rest = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, phrase) => {
    if (onOneLine(phrase)) phrases.push(onOneLine(phrase));
    return " ";
  });
  const words = onOneLine(rest.replace(/["“”„«»]/g, " "));
  const telling = words.split(" ").filter((word) => !STOP.has(word.toLowerCase()));
  return { phrases, words: telling.length || phrases.length ? telling.join(" ") : words };
}

/** The searches that a query is made of, as Pagefind reads them: null asks for everything. */
export function searches({ phrases, words }) {
  const all = phrases.map((phrase) => `"${phrase}"`);
  if (words) all.unshift(words);
  return all.length ? all : [null];
}

/** Whether a search is for words that stand together. */
export function isPhrase(term) {
  return term !== null && term.startsWith('"') && /\s/.test(term);
}

/** A word in small letters, without signs and accents (generator/site/search/repack.py has the same). */
export function plain(word) {
  return word.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The words at these places of a text, as they are written there, without signs around them. */
export function written(words, places) {
  const found = new Set();
  for (const place of places) {
    const word = bare(words[place] ?? "");
    if (word) found.add(word.toLowerCase());
  }
  return [...found];
}

/** What the opened page should mark: whole phrases, else the words that were found, else those of the query. */
export function toMark(query, forms) {
  const words = query.words ? (forms.length && !query.phrases.length ? forms : query.words.split(" ")) : [];
  return [...new Set([...query.phrases, ...words])].slice(0, MOST_MARKS);
}

/** A pattern that finds these words and phrases as whole words; null where there are none. */
export function pattern(wanted) {
  const parts = wanted
    .map((each) => each.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean).map(escaped).join(`[^${LETTERS}]{1,4}`))
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  return parts.length ? new RegExp(`(?<![${LETTERS}])(?:${parts.join("|")})(?![${LETTERS}])`, "giu") : null;
}

/** A text with what a pattern finds in it marked, as nodes. */
export function marked(text, found) {
  const shown = text.replace(GLUE, " ");
  const out = document.createDocumentFragment();
  let place = 0;
  for (const match of found ? shown.matchAll(found) : []) {
    out.append(shown.slice(place, match.index), mark(match[0]));
    place = match.index + match[0].length;
  }
  out.append(shown.slice(place));
  return out;
}

/** The words from one place to another with those at certain places marked, as nodes. */
export function excerpt(words, places, from, to) {
  const out = document.createDocumentFragment();
  if (from > 0) out.append("… ");
  for (let place = from; place < to; place += 1) {
    if (place > from) out.append(" ");
    let last = place;
    while (places.has(last) && places.has(last + 1) && last + 1 < to) last += 1;
    const run = words.slice(place, last + 1).join(" ").replace(GLUE, " ");
    if (places.has(place)) around(out, run);
    else out.append(run);
    place = last;
  }
  if (to < words.length) out.append(" …");
  return out;
}

/** The window of so many words in which most of the places lie, as [from, to]. */
export function densest(words, places, length) {
  const sorted = [...places].sort((a, b) => a - b);
  let best = [0, 0];
  sorted.forEach((start, i) => {
    let within = 0;
    while (i + within < sorted.length && sorted[i + within] < start + length) within += 1;
    if (within > best[1]) best = [start, within];
  });
  const from = Math.max(0, Math.min(best[0] - 6, words.length - length));
  return [from, Math.min(words.length, from + length)];
}

function around(out, run) {
  const [from, to] = core(run);
  if (from < to) out.append(run.slice(0, from), mark(run.slice(from, to)), run.slice(to));
  else out.append(run);
}

// From the first letter or digit to behind the last. An expression for the signs around them goes back for ever in
// a word such as "a......b" of some thousand signs.
function core(text) {
  let [from, to] = [0, 0];
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!to) from = match.index;
    to = match.index + match[0].length;
  }
  return [from, to];
}

function mark(text) {
  const node = document.createElement("mark");
  node.className = "b-found";
  node.textContent = text;
  return node;
}

function bare(word) {
  const first = word.replace(GLUE, " ").split(" ")[0];
  return first.slice(...core(first));
}

function onOneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
