// From one place that answers the reader to the next. Without this file the numbers in the bar lead there.
"use strict";

(() => {
  const bar = document.querySelector(".hits");
  const marks = [...document.querySelectorAll("mark[id^=hit-]")];
  if (!bar || !marks.length) return;
  const told = bar.querySelector(".hits-count");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;

  function show(next) {
    marks[at]?.classList.remove("is-current");
    at = (next + marks.length) % marks.length;
    marks[at].classList.add("is-current");
    told.textContent = bar.dataset.place.replace("{place}", at + 1).replace("{total}", marks.length);
    history.replaceState(history.state, "", `#${marks[at].id}`);
    marks[at].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  // The first step goes to what is nearest in sight or below, or above.
  function first(step) {
    const edge = bar.getBoundingClientRect().bottom;
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().bottom > edge);
    if (step > 0) return below < 0 ? 0 : below;
    return (below < 0 ? marks.length : below) - 1;
  }

  bar.querySelectorAll("[data-step]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const step = Number(link.dataset.step);
      show(at < 0 ? first(step) : at + step);
    });
  });
  bar.querySelectorAll(".hits-all a").forEach((link, number) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      link.closest("details").open = false;
      show(number);
    });
  });

  const asked = marks.findIndex((mark) => `#${mark.id}` === location.hash);
  if (asked >= 0) show(asked);
})();
