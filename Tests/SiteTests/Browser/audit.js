// What keeps a page from being read by everybody: a list of sentences, empty where nothing was found.
// After WCAG 2.2: 1.3.1, 1.4.3, 1.4.10, 2.4.3, 2.4.6, 3.1.1, 4.1.2.
function audit() {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isAside = (element) => element.closest("[aria-hidden=true]") !== null;

  // Names and roles.
  const name = (element) => (
    element.getAttribute("aria-label")
      || (element.getAttribute("aria-labelledby") || "").split(" ").map((id) => (document.getElementById(id) || {}).textContent || "").join(" ").trim()
      || [...(element.labels || [])].map((label) => label.textContent).join(" ").trim()
      || element.textContent.trim()
  );
  for (const element of all("a[href], button, summary")) if (!name(element)) say("no name", element);
  for (const element of all("input, select, textarea")) {
    const isLabelled = element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") || element.labels.length > 0;
    if (!isLabelled) say("no label", element);
  }
  for (const element of all("nav, form[aria-labelledby], section[aria-labelledby]")) {
    if (all("nav").length > 1 && element.matches("nav") && !name(element)) say("no name", element);
  }
  if (all("main").length !== 1) faults.push("not one main");
  if (all("h1").length !== 1) faults.push(`${all("h1").length} first headings`);
  if (!document.title.trim()) faults.push("no title");
  if (!document.documentElement.lang) faults.push("no language");
  if (!["ltr", "rtl"].includes(document.documentElement.dir)) faults.push("no direction");
  for (const element of all("img")) if (!element.hasAttribute("alt")) say("no alternative", element);

  // Ids and what refers to them.
  const ids = all("[id]").map((element) => element.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`the id ${id} twice`);
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "for"]) {
    for (const element of all(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(" ")) if (!document.getElementById(id)) say(`${attribute} of nothing`, element);
    }
  }
  const options = all("[role=listbox] > :not([role=option], [role=presentation])");
  for (const element of options) say("no option", element);

  // Headings go down one level at a time.
  let level = 0;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(isSeen)) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`level ${next} after ${level}`, heading);
    level = next;
  }

  // Nothing is in front in the order of keys.
  for (const element of all("[tabindex]")) if (element.tabIndex > 0) say("a tab index", element);

  // Contrast of texts, 4.5 to 1, or 3 to 1 where they are large.
  const channels = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const over = ([red, green, blue, alpha = 1], ground) => [red, green, blue].map((value, index) => value * alpha + ground[index] * (1 - alpha));
  const ground = (element) => {
    if (!element) return channels(getComputedStyle(document.documentElement).backgroundColor).length === 4 ? [255, 255, 255] : [255, 255, 255];
    const color = channels(getComputedStyle(element).backgroundColor);
    const [, , , alpha = 1] = color;
    return alpha === 1 ? color.slice(0, 3) : over(color, ground(element.parentElement));
  };
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const seen = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || seen.has(element) || !isSeen(element) || isAside(element)) continue;
    if (element.closest("script, style, option, .visually-hidden, :disabled")) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const behind = ground(element);
    const color = channels(style.color);
    const front = over([...color.slice(0, 3), (color[3] === undefined ? 1 : color[3]) * opacity(element)], behind);
    const [high, low] = [luminance(front), luminance(behind)].sort((left, right) => right - left);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) say(`contrast ${ratio.toFixed(2)} (${style.color})`, element);
  }

  // Nothing makes the page wider than the window.
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    const wide = all("body *").filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest("pre, nav.tabs, nav.versions"));
    faults.push(`wider than ${width}: ${document.documentElement.scrollWidth}`);
    for (const element of wide.slice(-3)) say("wide", element);
  }
  return faults;
}
