/** What other scripts, the project's tests among them, may call: the rules of values, without the page. */
globalThis.runbookSite = Object.freeze({
  acceptValue, compareVersions, decide, evaluate, readVersion, refusalSentence, renderTemplate, visible, wording,
});
