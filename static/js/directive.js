// A directive's page: the contents follow the reading, sections are linked and cited, action items and their notes point
// at each other. Without this file every link still leads where it says, and the citations stand at the end of the page.
"use strict";

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const status = document.getElementById("announcement");

  // The contents: the section that crosses a line in the upper quarter of the window is the one being read.
  const list = document.querySelector(".contents nav");
  const links = new Map([...document.querySelectorAll(".contents li a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  let current = null;

  const received = document.querySelector(".to-received");

  function follow(section) {
    received.hash = section.id; // as it was received, at the place one reads
    const link = links.get(section.id);
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    const above = link.offsetTop - list.scrollTop;
    if (above < 0 || above + link.offsetHeight > list.clientHeight) {
      list.scrollTo({ top: link.offsetTop - list.clientHeight / 2, behavior: calm.matches ? "auto" : "smooth" });
    }
  }

  const sections = document.querySelectorAll(".paper .section");
  if (sections.length) {
    const reading = new IntersectionObserver(
      (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => follow(entry.target)),
      { rootMargin: "-25% 0px -75% 0px" },
    );
    sections.forEach((section) => reading.observe(section));
  }

  // What an address leads to may lie in a list that is folded.
  function reveal() {
    const target = document.querySelector(":target");
    const folded = target?.closest("details:not([open])");
    if (!folded) return;
    folded.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();

  // An action item and its note.
  const paper = document.querySelector(".paper");
  function pair(element) {
    const one = element.closest("[id^=note-], [id^=duty-]");
    if (!one) return null;
    const [kind, number] = one.id.split("-");
    return document.getElementById(`${kind === "note" ? "duty" : "note"}-${number}`);
  }
  for (const [begins, ends] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    paper.addEventListener(begins, (event) => pair(event.target)?.classList.add("is-pointed"));
    paper.addEventListener(ends, (event) => pair(event.target)?.classList.remove("is-pointed"));
  }

  // Links and citations: of sections in a menu, of the directive at the end of the page.
  const template = document.getElementById("section-menu");
  const citations = new Map(
    [...document.querySelectorAll(".citations li")].map((item) => [
      item.querySelector("a").hash,
      item.querySelector(".citation").textContent,
    ]),
  );
  let menu = null;
  let opener = null;

  function close(returnFocus) {
    menu?.remove();
    opener?.setAttribute("aria-expanded", "false");
    if (returnFocus) opener?.focus();
    menu = opener = null;
  }

  function open(tool) {
    close(false);
    opener = tool;
    tool.setAttribute("aria-expanded", "true");
    menu = template.content.firstElementChild.cloneNode(true);
    tool.after(menu);
    menu.querySelector("button").focus({ preventScroll: true });
  }

  // navigator.clipboard is there over HTTPS and on the machine itself only; offices open http://10.0.0.5:8000.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.className = "visually-hidden";
      field.value = text;
      document.body.append(field);
      const focused = document.activeElement;
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      focused?.focus({ preventScroll: true });
      return done;
    }
  }

  // Of a long text: a link to a section leads to its part.
  const part = new URLSearchParams(location.search).get("part");

  // What a button copies: the link or the citation of the section that has its menu open, or else the element of that id.
  function wanted(what) {
    if (what === "link") return new URL(location.pathname + (part ? `?part=${part}` : "") + opener.hash, location.href).href;
    if (what === "citation") return citations.get(opener.hash);
    return document.getElementById(what).textContent;
  }

  async function press(button) {
    button.dataset.name ??= button.textContent;
    const done = await copy(wanted(button.dataset.copy));
    const said = done ? button.dataset.done : template.dataset.failed;
    button.textContent = said;
    setTimeout(() => (button.textContent = button.dataset.name), 4000);
    status.textContent = "";
    // A region that says the same twice is read once: it is emptied first.
    requestAnimationFrame(() => (status.textContent = said));
  }

  document.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));
  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".section-tool");
    const button = event.target.closest("[data-copy]");
    if (button) press(button);
    else if (tool && !event.ctrlKey && !event.metaKey && !event.shiftKey && citations.has(tool.hash)) {
      event.preventDefault();
      history.replaceState(null, "", tool.hash);
      if (tool === opener) close(true);
      else open(tool);
    } else if (menu && !menu.contains(event.target)) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu) close(true);
  });
  document.addEventListener("focusin", (event) => {
    if (menu && !menu.contains(event.target) && event.target !== opener && event.target.tagName !== "TEXTAREA") close(false);
  });
})();
