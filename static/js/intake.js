// What waits to be read, or to be taken in, is looked at until it is done.
"use strict";

(() => {
  const WAIT = 2000; // milliseconds between two looks
  let looking = false;

  function look() {
    const drafts = document.getElementById("intake-drafts");
    if (!drafts || !("busy" in drafts.dataset) || looking) return;
    looking = true;
    setTimeout(async () => {
      looking = false;
      // Whoever is typing or has a list open is not disturbed: it is looked at again.
      const isUsed = drafts.contains(document.activeElement) && document.activeElement !== document.body;
      if (!isUsed) await refresh();
      look();
    }, WAIT);
  }

  async function refresh() {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("intake-drafts");
      if (next) document.getElementById("intake-drafts").replaceWith(document.importNode(next, true));
    } catch (error) {
      // The server is not there for a moment; the next look may find it.
    }
  }

  document.addEventListener("intake-arrived", async () => {
    await refresh();
    look();
  });
  look();
})();
