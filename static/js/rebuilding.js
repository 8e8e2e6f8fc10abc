// The page for the time in which there is no index: it looks again by itself, says how far the index is, and comes anew
// once there is one. Not while a query is being typed, which would be lost. Without this file a link looks again.
"use strict";

(() => {
  const place = document.querySelector("[data-look-again]");
  const box = document.getElementById("q");
  const isTyping = () => document.activeElement === box || box.value !== box.defaultValue;

  async function look() {
    if (isTyping() || document.hidden) return;
    const answer = await fetch(location.href);
    // Somebody may have begun to type meanwhile.
    if (isTyping()) return;
    if (answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [here, there] = [document, page].map((one) => one.querySelector(".rebuilding"));
    if (here && there) here.replaceWith(there);
    else if (there) place.querySelector("p").after(there);
  }

  place.querySelector("[hidden]").hidden = false;
  // No network is no news: the next look may find one.
  setInterval(() => look().catch(() => {}), Number(place.dataset.lookAgain) * 1000);
})();
