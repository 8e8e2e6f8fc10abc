// From one difference to the next, by button or key (n, N). Without this file the contents lead to the sections.
"use strict";

(() => {
  const bar = document.querySelector(".compare-steps");
  const places = [...document.querySelectorAll("[data-difference]")];
  if (!bar || !places.length) return;
  const told = bar.querySelector(".compare-place");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;

  // The first step goes to what is in sight or next to it.
  function first(step) {
    const edge = bar.getBoundingClientRect().bottom;
    const below = places.findIndex((place) => place.getBoundingClientRect().top >= edge - 1);
    if (step > 0) return below < 0 ? 0 : below;
    return (below < 0 ? places.length : below) - 1;
  }

  function show(next) {
    if (at >= 0) places[at].classList.remove("is-current");
    at = (next + places.length) % places.length;
    places[at].classList.add("is-current");
    told.textContent = bar.dataset.place.replace("{place}", at + 1).replace("{total}", places.length);
    places[at].scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }

  bar.hidden = false;
  bar.querySelectorAll("[data-step]").forEach((button) => {
    button.addEventListener("click", () => {
      const step = Number(button.dataset.step);
      show(at < 0 ? first(step) : at + step);
    });
  });
})();
