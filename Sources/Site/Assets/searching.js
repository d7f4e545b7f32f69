/**
 * Folds a text for searching: case, accents and ligatures go, and what is no letter or digit becomes one space.
 *
 * An elided word before an apostrophe (`l’opérateur`) stands by itself, as every word does.
 */
function foldedText(text) {
  return text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase()
    .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Words that French elides before a vowel; typed in a question, they say nothing. */
const elidedWords = /(^|[^\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[\p{L}\p{N}])/giu;

/** The folded words of a question; one with points or hyphens stays together. */
function questionWords(question) {
  return question.replace(elidedWords, "$1").split(/\s+/).map(foldedText).filter((word) => word !== "");
}

/** An index of the pages of a language, searched without a network. */
class SearchIndex {
  /** @param {{pages: {path: string, title: string, sections: {anchor: string, title: string, text: string, code: string}[]}[]}} index */
  constructor(index) {
    this.entries = index.pages.flatMap((page) => page.sections.map((section, position) => ({
      page, section, isFirst: position === 0,
      folded: [section.title, page.title, section.code, section.text].map((text) => ` ${foldedText(text)} `),
    })));
  }

  /**
   * The sections in which every word of a question starts some word, the best first.
   *
   * @param {string} question
   * @param {number} limit
   * @param {string} here - the path of the page that the reader is on; of two sections that answer alike, its own is first
   */
  find(question, limit, here = "") {
    const words = questionWords(question);
    if (words.length === 0) return [];
    const found = [];
    this.entries.forEach((entry, order) => {
      const score = entryScore(entry, words) * (entry.page.path === here ? 1.25 : 1);
      if (score > 0) found.push({ entry, score, order });
    });
    found.sort((left, right) => right.score - left.score || left.order - right.order);
    return found.slice(0, limit).map(({ entry }) => entry);
  }
}

/** How well an entry answers: words in titles weigh most, then those of its page, of commands and of prose. */
function entryScore(entry, words) {
  const weights = [20, 6, 4, 2];
  let total = 0;
  for (const word of words) {
    let best = 0;
    entry.folded.forEach((text, field) => {
      if (!text.includes(` ${word}`)) return;
      // The title of the page counts once, for its first section; else every section would be found by it.
      const weight = field === 1 && !entry.isFirst ? 1 : weights[field];
      best = Math.max(best, text.includes(` ${word} `) ? weight * 2 : weight);
    });
    if (best === 0) return 0;
    total += best;
  }
  const phrase = ` ${words.join(" ")}`;
  return words.length > 1 && entry.folded.some((text) => text.includes(phrase)) ? total * 2 : total;
}

/**
 * Splits a text at the words that a question asks for.
 *
 * @returns {{text: string, isFound: boolean}[]}
 */
function markedParts(text, question) {
  const words = questionWords(question);
  const parts = [];
  let plain = "";
  for (const piece of text.match(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu) || []) {
    const folded = foldedText(piece);
    const isFound = folded !== "" && words.some((word) => word.split(" ").some((part) => folded.startsWith(part)));
    if (!isFound) {
      plain += piece;
      continue;
    }
    if (plain !== "") parts.push({ text: plain, isFound: false });
    plain = "";
    parts.push({ text: piece, isFound: true });
  }
  return plain === "" ? parts : [...parts, { text: plain, isFound: false }];
}

/** The part of a text around the first word that a question asks for. */
function excerpt(text, question, length) {
  const parts = markedParts(text, question);
  const first = parts.findIndex((part) => part.isFound);
  const before = parts.slice(0, Math.max(first, 0)).reduce((sum, part) => sum + part.text.length, 0);
  if (first < 0 || before + length / 2 < length) return cut(text, 0, length);
  return cut(text, text.lastIndexOf(" ", before - length / 3) + 1, length);
}

function cut(text, start, length) {
  const end = start + length >= text.length ? text.length : text.lastIndexOf(" ", start + length);
  const last = end <= start ? start + length : end;
  return `${start > 0 ? "… " : ""}${text.slice(start, last)}${last < text.length ? " …" : ""}`;
}
