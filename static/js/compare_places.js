// What is to be compared is looked for without leaving the comparison. Without this file the form and the links lead to
// a page of their own.
"use strict";

(() => {
  const part = document.querySelector("[data-pick]");
  if (!part) return;
  let newest = 0;

  async function show(address) {
    const asked = (newest += 1);
    part.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector("[data-pick]");
      if (!answer.ok || !found) throw new Error(answer.statusText);
      // An answer that comes after the next question is about something else.
      if (asked !== newest) return;
      part.replaceChildren(...found.childNodes);
      const box = part.querySelector("input[type=search]");
      if (box) box.focus();
    } catch {
      window.location.assign(address); // The page itself says what is amiss.
    } finally {
      if (asked === newest) part.removeAttribute("aria-busy");
    }
  }

  part.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-find]");
    if (!form) return;
    event.preventDefault();
    show(`${form.action.split("#")[0]}?${new URLSearchParams(new FormData(form))}`);
  });
  part.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href);
  });
})();
