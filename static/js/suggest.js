// What a search box suggests while a reader types: a list below the box, for mouse, keyboard and screen readers
// (ARIA combobox). Without this file the box is a plain search box.
"use strict";

(() => {
  const WAIT = 120; // milliseconds without a key before the server is asked
  const LIST_ID = "suggestions-";

  document.querySelectorAll("[data-suggest]").forEach((row, at) => {
    const box = row.querySelector("input[type=search]");
    const list = document.createElement("ul");
    list.id = LIST_ID + at;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", row.dataset.suggestLabel || "");
    row.append(list);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");

    let timer = 0;
    let asked = "";
    let chosen = -1;

    function close() {
      clearTimeout(timer);
      list.hidden = true;
      list.replaceChildren();
      chosen = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function choose(next) {
      const options = list.children;
      if (!options.length) return;
      if (chosen >= 0) options[chosen].removeAttribute("aria-selected");
      chosen = (next + options.length) % options.length;
      options[chosen].setAttribute("aria-selected", "true");
      options[chosen].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", options[chosen].id);
    }

    function follow(option) {
      if (option.dataset.words) {
        box.value = option.dataset.words;
        close();
        box.form.requestSubmit();
      } else {
        window.location.assign(option.dataset.url);
      }
    }

    function part(name, text) {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = text;
      return span;
    }

    function show(suggestions) {
      list.replaceChildren(
        ...suggestions.map((one, number) => {
          const option = document.createElement("li");
          option.id = `${list.id}-${number}`;
          option.setAttribute("role", "option");
          option.dataset.words = one.words;
          option.dataset.url = one.url;
          const text = part("suggestion-text", one.text);
          text.lang = "zh-Hans";
          option.append(text, part("suggestion-label", one.label));
          return option;
        }),
      );
      chosen = -1;
      box.removeAttribute("aria-activedescendant");
      list.hidden = !suggestions.length;
      box.setAttribute("aria-expanded", String(!list.hidden));
    }

    async function ask() {
      const typed = box.value.trim();
      asked = typed;
      if (!typed) return close();
      try {
        const answer = await fetch(`${row.dataset.suggest}?q=${encodeURIComponent(typed)}`);
        const found = answer.ok ? (await answer.json()).suggestions : [];
        // An answer that comes after the next key was struck is about something else.
        if (asked === typed && document.activeElement === box) show(found);
      } catch {
        close(); // No network: a search box like any other.
      }
    }

    box.addEventListener("input", (event) => {
      if (event.isComposing) return; // pinyin on its way to characters
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    box.addEventListener("compositionend", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    box.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown") choose(chosen + 1);
      else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
      else if (event.key === "Enter" && chosen >= 0) follow(list.children[chosen]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) follow(option);
    });
    box.addEventListener("blur", close);
  });
})();
