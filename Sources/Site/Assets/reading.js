/** Follows the section that is read: marks it in the table of contents, and tells it to whoever asks. */
class CurrentSection {
  constructor(root, changed) {
    this.links = new Map();
    for (const link of root.querySelectorAll("nav.contents a[href^='#']")) {
      this.links.set(anchorOf(link.getAttribute("href")), link);
    }
    this.sections = [...root.querySelectorAll("main section[id]")].filter((section) => this.links.has(section.id));
    this.changed = changed;
    this.anchor = null;
    let isWaiting = false;
    addEventListener("scroll", () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        this.update();
      });
    }, { passive: true });
    this.update();
  }

  /** Finds the section that is read. */
  update() {
    const current = this.isAtEnd() ? this.lastInView() : this.lastAbove(this.line());
    const anchor = current ? current.id : null;
    if (anchor === this.anchor) return;
    this.anchor = anchor;
    for (const [id, link] of this.links) toggleAttribute(link, "aria-current", id === anchor ? "true" : null);
    this.changed();
  }

  /** A little below where a section starts that the reader goes to. */
  line() {
    return (parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0) + 48;
  }

  isAtEnd() {
    const { scrollHeight } = document.documentElement;
    return scrollHeight > innerHeight && scrollY + innerHeight >= scrollHeight - 2;
  }

  lastAbove(limit) {
    const places = this.sections.map((section) => [section, section.getBoundingClientRect()]);
    const above = places.filter(([, { top, height }]) => height > 0 && top <= limit);
    return above.length > 0 ? above[above.length - 1][0] : null;
  }

  /** At the end of a page no later section can reach its top: the one that the address names is read, or the last. */
  lastInView() {
    const named = location.hash === "" ? null : document.getElementById(anchorOf(location.hash));
    const section = named && named.closest("main section[id]");
    if (section && section.getBoundingClientRect().bottom > 0) return section;
    return this.lastAbove(innerHeight);
  }
}
