/** Follows the section that is read: marks it in the table of contents, and tells it to whoever asks. */
class CurrentSection {
  constructor(root, changed) {
    this.links = new Map();
    for (const link of root.querySelectorAll("nav.contents a[href^='#']")) {
      this.links.set(anchorOf(link.getAttribute("href")), link);
    }
    this.sections = [...root.querySelectorAll("main section[id]")];
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

  /** Finds the last section that starts above the middle of the window, or the first where none does. */
  update() {
    const limit = innerHeight / 3;
    let current = null;
    for (const section of this.sections) {
      const { top, height } = section.getBoundingClientRect();
      if (height > 0 && top <= limit) current = section;
    }
    const anchor = current ? current.id : null;
    if (anchor === this.anchor) return;
    this.anchor = anchor;
    for (const [id, link] of this.links) toggleAttribute(link, "aria-current", id === anchor ? "true" : null);
    this.changed();
  }
}
