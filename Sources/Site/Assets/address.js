/**
 * The values in the address of the page that its parameters can have.
 *
 * They are as untrusted as what somebody types. A secret is never read, nor what a step fills.
 *
 * @param {object} model - the page's model
 * @param {string} query - of the address, with or without its `?`
 * @returns {Map<string, string>}
 */
function addressValues(model, query) {
  const values = new Map();
  const fields = new Set(fieldParameters(model).map((parameter) => parameter.name));
  for (const [name, text] of new URLSearchParams(query)) {
    if (fields.has(name) && !values.has(name)) values.set(name, text);
  }
  return values;
}

/** The parameters for which the page has a field: no secrets, and nothing that a step fills. */
function fieldParameters(model) {
  const captured = new Set(model.steps.map((step) => step.capture));
  return model.parameters.filter(({ name, type }) => type.type !== "secret" && !captured.has(name));
}

/** The query of an address with these values in the order of the parameters, then these ways; empty where there is none. */
function addressQuery(model, texts, ways = []) {
  const query = new URLSearchParams();
  for (const { name } of fieldParameters(model)) {
    if (texts.has(name)) query.append(name, texts.get(name));
  }
  for (const anchor of ways) query.append(wayKey, anchor);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Writes the values into the address, so that it can be sent to a colleague; nothing is loaded again. */
function keepInAddress(query) {
  if (query === location.search) return;
  try {
    history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
  } catch {
    // A browser may not let a page of a folder change its address; the links of the page carry the values all the same.
  }
}

/** Has links to other languages and guides carry the values, and those to languages the section that is read too. */
class CarriedLinks {
  constructor(root) {
    this.links = [...root.querySelectorAll("nav.languages a, nav.tabs a, nav.versions a")].map((link) => ({
      link,
      address: link.getAttribute("href").replace(/[?#].*$/, ""),
      keepsSection: link.closest("nav.languages") !== null,
    }));
  }

  update(query, section) {
    for (const { link, address, keepsSection } of this.links) {
      link.setAttribute("href", address + query + (keepsSection && section ? `#${section}` : ""));
    }
  }
}
