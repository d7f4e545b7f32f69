/** Brings a page to life once its whole text has been read. */
function start() {
  const script = document.getElementById("page-model");
  const model = script ? JSON.parse(script.textContent) : null;
  const search = document.querySelector(".search");
  if (search) new SearchField(search);
  if (!model) return;
  new RunbookPage(model);
  new CopyButtons(document, wording(model.words));
}

if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
