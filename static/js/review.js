// The pages of the review: names are suggested while they are typed, and a page with something typed is not left by
// accident. Without this file names are typed in full.
"use strict";

(() => {
  const WAIT = 150; // milliseconds without a key before the server is asked
  let count = 0;

  // Of a box with a name a line each, the line that is being typed.
  function lineOf(box) {
    if (box.tagName !== "TEXTAREA") return [0, box.value.length];
    const at = box.selectionStart;
    const end = box.value.indexOf("\n", at);
    return [box.value.lastIndexOf("\n", at - 1) + 1, end < 0 ? box.value.length : end];
  }

  document.querySelectorAll("[data-names]").forEach((holder) => {
    const box = holder.matches("input") ? holder : holder.querySelector("input, textarea");
    const above = holder.dataset.above ? document.getElementById(holder.dataset.above) : null;
    const list = document.createElement("ul");
    const datalist = document.createElement("datalist");
    const isMany = box.tagName === "TEXTAREA";
    let timer = 0;
    let asked = "";
    if (isMany) {
      list.className = "names-offered";
      holder.append(list);
    } else {
      datalist.id = `names-${++count}`;
      box.after(datalist);
      box.setAttribute("list", datalist.id);
    }

    function take(name) {
      const [start, end] = lineOf(box);
      box.value = box.value.slice(0, start) + name + box.value.slice(end);
      box.setSelectionRange(start + name.length, start + name.length);
      box.dispatchEvent(new Event("input", { bubbles: true }));
      list.replaceChildren();
      box.focus();
    }

    function offer(names) {
      if (!isMany) {
        datalist.replaceChildren(...names.map((name) => new Option(name, name)));
        return;
      }
      list.replaceChildren(
        ...names.slice(0, 8).map((name) => {
          const item = document.createElement("li");
          const button = document.createElement("button");
          button.type = "button";
          button.className = "as-link";
          button.textContent = name;
          button.addEventListener("click", () => take(name));
          item.append(button);
          return item;
        }),
      );
    }

    async function ask() {
      const [start, end] = lineOf(box);
      const words = box.value.slice(start, end).trim();
      const address = `${holder.dataset.names}&q=${encodeURIComponent(words)}&in=${encodeURIComponent(above?.value ?? "")}`;
      if (!words && isMany) return offer([]);
      asked = address;
      try {
        const answer = await fetch(address);
        if (!answer.ok || asked !== address) return;
        offer((await answer.json()).names.filter((name) => name !== words));
      } catch {
        // No suggestions: names are typed in full.
      }
    }

    box.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  });

  // Enter in the box beside a button of the outline presses that button; in an input method it ends a word.
  document.querySelectorAll(".outline-tool input").forEach((box) => {
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      box.nextElementSibling.click();
    });
  });

  // Something typed that was not sent.
  let isTyped = false;
  document.querySelectorAll("form[data-guarded]").forEach((form) => {
    form.addEventListener("input", (event) => {
      if (event.target.type !== "checkbox" || event.target.name !== "d") isTyped = true;
    });
    form.addEventListener("submit", () => {
      isTyped = false;
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (isTyped) event.preventDefault();
  });
})();
