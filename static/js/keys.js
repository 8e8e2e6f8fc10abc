// Keys for whoever reads with both hands on the keyboard: / j k x c n N p ?
//
// What a key does is said by the page: an element with data-key="p" is what p presses or follows; j and k go through
// the first links of [data-row], x ticks the box of the row one is in. A letter never acts while something is being
// typed, and the dialog that lists the keys can switch them off (WCAG 2.2, 2.1.4). Without this file there are no keys.
"use strict";

(() => {
  const OFF = "shortcuts-off";
  const dialog = document.getElementById("shortcuts");
  // The print view has the keys without their list.
  const setting = dialog?.querySelector("input[type=checkbox]");

  // A browser that keeps nothing for this site has the keys on.
  const kept = {
    get off() {
      try {
        return localStorage.getItem(OFF) === "1";
      } catch {
        return false;
      }
    },
    set off(value) {
      try {
        if (value) localStorage.setItem(OFF, "1");
        else localStorage.removeItem(OFF);
      } catch {
        // Switched off for this page only.
      }
      off = value;
    },
  };
  let off = kept.off;

  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility?.() ?? true);
  const rowOf = (element) => element?.closest("[data-row]");

  function step(by) {
    const all = rows();
    const here = all.indexOf(rowOf(document.activeElement));
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
    next?.querySelector("a[href]")?.focus();
  }

  function search() {
    const box = document.querySelector("main input[type=search]") || document.querySelector("input[type=search]");
    box.focus();
    box.select();
  }

  // What a key does here, or nothing.
  function deed(key) {
    const named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (named) return () => named.click();
    if (key === "/" && document.querySelector("input[type=search]")) return search;
    if ((key === "j" || key === "k") && rows().length) return () => step(key === "j" ? 1 : -1);
    if (key === "x" && document.querySelector("[data-row] input[type=checkbox]"))
      return () => rowOf(document.activeElement)?.querySelector("input[type=checkbox]")?.click();
    if (key === "p") return () => window.print();
    if (key === "?" && dialog) return open;
    return null;
  }

  function open() {
    dialog.querySelectorAll("[data-keys]").forEach((line) => {
      line.hidden = !line.dataset.keys.split(" ").some(deed);
    });
    setting.checked = !off;
    dialog.showModal();
  }

  const isTyped = (element) =>
    element.isContentEditable ||
    ["TEXTAREA", "SELECT"].includes(element.tagName) ||
    (element.tagName === "INPUT" && !["checkbox", "radio", "button", "submit"].includes(element.type));

  document.addEventListener("keydown", (event) => {
    if (off || dialog?.open || event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || isTyped(event.target)) return;
    // n is n with the caps locked too; N is n with the shift key.
    const key = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
    const act = deed(key);
    if (!act) return;
    event.preventDefault();
    act();
  });

  setting?.addEventListener("change", () => {
    kept.off = !setting.checked;
  });

  document.querySelectorAll("[data-shortcuts]").forEach((button) => {
    button.classList.add("is-ready");
    button.addEventListener("click", open);
  });
})();
