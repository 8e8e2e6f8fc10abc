// Which directives are chosen: over pages, filters and the way back, and what the bar below a list does with them.
//
// Pages are the same for everybody, so the boxes are ticked here. What somebody chose who is not signed in is kept by
// the browser; what an account chose, by the archive, and nothing of that stays here. Without this file, or where the
// browser keeps nothing for this site, the ticked boxes of one page are what is chosen.
"use strict";

(() => {
  const KEY = "chosen-directives";
  const bar = document.querySelector("[data-choose-bar]");
  const page = document.querySelector("[data-chosen-page]");
  const form = bar?.closest("form");
  const most = Number(bar?.dataset.most ?? 500);
  const account = (page ?? bar)?.dataset.account;
  const boxes = form ? [...form.querySelectorAll("[data-row] input[name=d]")] : [];
  // On the page of the chosen ones the bar is about those that it lists, whoever has chosen them.
  const listed = page && form ? [...form.querySelectorAll("input[type=hidden][name=d]")].map((one) => +one.value) : null;

  const held = {
    // null where the browser keeps nothing.
    get keys() {
      try {
        const keys = JSON.parse(localStorage.getItem(KEY) ?? "[]");
        if (!Array.isArray(keys)) return [];
        return [...new Set(keys.filter((key) => Number.isSafeInteger(key) && key > 0))].slice(0, most);
      } catch (error) {
        return error instanceof SyntaxError ? [] : null;
      }
    },
    set keys(keys) {
      try {
        if (keys.length) localStorage.setItem(KEY, JSON.stringify(keys.slice(0, most)));
        else localStorage.removeItem(KEY);
      } catch {
        // What is ticked on this page is all there is then.
      }
    },
  };

  const ticked = () => boxes.filter((box) => box.checked).map((box) => +box.value);
  let keys = listed ?? (account ? [] : held.keys) ?? ticked();
  // How often something was chosen here: an answer that was asked for before does not know of it.
  let changes = 0;

  function show() {
    boxes.forEach((box) => {
      box.checked = keys.includes(+box.value);
    });
    form.classList.toggle("is-choosing", keys.length > 0);
    const count = bar.querySelector("[data-choose-count]");
    count.textContent = bar.dataset.count.replace("{n}", keys.length);
    count.hidden = !keys.length;
    bar.querySelector("[data-choose-clear]").hidden = !keys.length || Boolean(listed);
    bar.querySelector("[data-choose-see]").hidden = Boolean(listed);
    bar.querySelectorAll("button[data-least]").forEach((button) => {
      const why = refusal(button);
      if (why) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
      button.title = why;
    });
  }

  // Why a button cannot do what it says with so many, or "".
  function refusal({ dataset }) {
    const count = keys.length;
    if (count === 0) return bar.dataset.none;
    if (count >= Number(dataset.least) && count <= Number(dataset.most ?? most)) return "";
    return (dataset.why ?? bar.dataset.full).replace("{n}", count);
  }

  function tell(sentence) {
    if (bar) bar.querySelector("[data-choose-told]").textContent = sentence;
  }

  // What the account has chosen, changed before where `fields` say so; null where there is no answer.
  async function ask(fields) {
    try {
      const answer = await fetch(account, fields ? posted(fields) : {});
      if (answer.ok) return await answer.json();
    } catch {
      // No connection.
    }
    tell(bar?.dataset.failed);
    return null;
  }

  // Sent to its end even if the reader leaves the page at once.
  function posted(fields) {
    const body = new URLSearchParams(Object.entries(fields).flatMap(([name, all]) => all.map((one) => [name, one])));
    const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
    return { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true };
  }

  async function load() {
    if (listed) keys = listed;
    else if (account) await loadOfAccount();
    else keys = held.keys ?? ticked();
    show();
  }

  async function loadOfAccount() {
    const before = changes;
    // What was chosen before signing in comes along, and is gone from the browser.
    const brought = held.keys ?? [];
    const answer = await ask(brought.length ? { add: brought } : null);
    if (!answer) keys = [];
    else if (before === changes) keys = answer.keys;
    if (answer && brought.length) held.keys = [];
    if (answer?.notices.length) tell(answer.notices.join(" "));
  }

  function choose(key, on) {
    // Another tab may have chosen since.
    if (!account) keys = held.keys ?? keys;
    changes += 1;
    if (on && keys.length >= most && !keys.includes(key)) tell(bar.dataset.full);
    else {
      tell("");
      keys = on ? [...new Set([...keys, key])] : keys.filter((one) => one !== key);
      keep(on ? { add: [key] } : { remove: [key] });
    }
    show();
  }

  function clear() {
    changes += 1;
    keys = [];
    tell("");
    keep({ clear: [1] });
    show();
    boxes[0]?.focus();
  }

  async function keep(fields) {
    if (!account) held.keys = keys;
    else if (!(await ask(fields))) await load();
  }

  function follow() {
    let sender = null;
    boxes.forEach((box) => box.addEventListener("change", () => choose(+box.value, box.checked)));
    bar.querySelector("[data-choose-clear]").addEventListener("click", clear);
    form.addEventListener("submit", (event) => {
      sender = event.submitter;
      if (sender?.getAttribute("aria-disabled") !== "true") return;
      event.preventDefault();
      tell(sender.title);
    });
    // All that are chosen go along, not the ticks of this page alone; an account's page knows them by itself.
    form.addEventListener("formdata", ({ formData }) => {
      formData.delete("d");
      if (!(account && sender?.hasAttribute("data-choose-see"))) keys.forEach((key) => formData.append("d", key));
    });
    addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) load();
    });
    // Also when a page comes back as it was left, or after the browser has put back the ticks of then.
    addEventListener("pageshow", load);
    document.addEventListener("visibilitychange", () => {
      if (account && document.visibilityState === "visible") load();
    });
  }

  // The page of the chosen ones, for who is not signed in: what is taken off it is taken from what the browser keeps.
  function followPage() {
    const address = (all) => `${location.pathname}?${new URLSearchParams(all.map((key) => ["d", key]))}`;
    const kept = held.keys ?? [];
    const unknown = page.dataset.unknown.split(" ").map(Number);
    if (kept.some((key) => unknown.includes(key))) held.keys = kept.filter((key) => !unknown.includes(key));
    if (!new URLSearchParams(location.search).has("d") && kept.length) location.replace(address(kept));
    page.querySelector("[data-chosen-rows]")?.addEventListener("submit", ({ submitter }) => {
      if (submitter?.name === "without") held.keys = (held.keys ?? []).filter((key) => key !== +submitter.value);
    });
    const add = page.querySelector("[data-chosen-add]");
    const clearing = page.querySelector("[data-chosen-clear]");
    if (!add || !held.keys) return;
    const isMine = listed.every((key) => kept.includes(key));
    add.hidden = isMine;
    clearing.hidden = !isMine;
    add.addEventListener("click", () => {
      held.keys = [...new Set([...(held.keys ?? []), ...listed])];
      add.hidden = true;
      clearing.hidden = false;
    });
    clearing.addEventListener("click", () => {
      held.keys = [];
      location.assign(location.pathname);
    });
  }

  // The page of an account: what was chosen before signing in comes along here too.
  async function followOwnPage() {
    const brought = held.keys ?? [];
    if (!brought.length || !(await ask({ add: brought }))) return;
    held.keys = [];
    location.reload();
  }

  if (bar) follow();
  if (page?.hasAttribute("data-own")) followOwnPage();
  else if (page && !account) followPage();
})();
