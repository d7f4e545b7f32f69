/**
 * Makes an element.
 *
 * @param {string} name
 * @param {Object<string, string>} attributes
 * @param {...(Node|string)} content - strings become text, never markup
 * @returns {HTMLElement}
 */
function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Sets the text of an element where it changes, so that nothing is announced twice. */
function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** Shows a sentence in an element, or hides it where there is none. */
function showSentence(target, sentence) {
  if (!target) return;
  setText(target, sentence || "");
  target.hidden = !sentence;
}

/** Adds or removes an attribute. */
function toggleAttribute(target, name, value) {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}
