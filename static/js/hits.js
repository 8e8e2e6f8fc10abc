// From one place that answers the reader to the next. Without this file the numbers in the bar lead there.
"use strict";

(() => {
  const bar = document.querySelector(".hits");
  const marks = [...document.querySelectorAll("mark[id^=hit-]")];
  if (!bar || !marks.length) return;
  const told = bar.querySelector(".hits-count");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;

  // A run of several kinds is several marks, of which the first has the number.
  const run = (mark) => [mark, ...document.querySelectorAll(`mark[data-run="${mark.id.slice(4)}"]`)];

  function name(next) {
    if (at >= 0) run(marks[at]).forEach((mark) => mark.classList.remove("is-current"));
    at = (next + marks.length) % marks.length;
    run(marks[at]).forEach((mark) => mark.classList.add("is-current"));
    told.textContent = bar.dataset.place.replace("{place}", at + 1).replace("{total}", marks.length);
  }

  const reveal = () => marks[at].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  function show(next) {
    name(next);
    history.replaceState(history.state, "", `#${marks[at].id}`);
    reveal();
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
  if (asked >= 0) return show(asked);
  // Whoever comes to a section comes for what it answers: the address stays that of the section.
  const section = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const within = section ? marks.findIndex((mark) => section.contains(mark)) : -1;
  if (within < 0) return;
  name(within);
  // Its heading stays in sight where both have room.
  addEventListener("load", () => {
    if (marks[at].getBoundingClientRect().bottom > innerHeight) reveal();
  });
})();
