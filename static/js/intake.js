// Files that are dropped or picked are sent one by one, each with its progress; what waits to be read is looked at until
// it is. Without this file the form sends all of them in one request.
"use strict";

(() => {
  const WAIT = 2000; // milliseconds between two looks at what is being read
  const RETRIES = [1000, 3000, 8000]; // milliseconds before a file is sent again over a lost connection
  const form = document.getElementById("intake-drop");
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

  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    const told = document.createElement("span");
    name.textContent = file.name;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(name, bar, told);
    document.getElementById("intake-progress").append(item);
    return { item, bar, told };
  }

  function refuse(shown, sentence) {
    shown.item.classList.add("is-refused");
    shown.bar.hidden = true;
    shown.told.textContent = form.dataset.refused + "：" + sentence;
  }

  function sent(file, shown) {
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      body.append("files", file, file.name);
      body.append("whole", "1");
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
      });
      request.addEventListener("load", () => done(request));
      ["error", "abort", "timeout"].forEach((name) => request.addEventListener(name, failed));
      request.send(body);
    });
  }

  async function send(file, shown) {
    shown.told.textContent = form.dataset.sending;
    for (let at = 0; ; at += 1) {
      try {
        return await sent(file, shown);
      } catch (error) {
        if (at >= RETRIES.length) return null;
        shown.told.textContent = form.dataset.retrying;
        await new Promise((go) => setTimeout(go, RETRIES[at]));
      }
    }
  }

  function tell(shown, answer) {
    if (!answer) return refuse(shown, form.dataset.lost);
    let told = null;
    try {
      told = JSON.parse(answer.responseText).files[0];
    } catch (error) {
      return refuse(shown, answer.status === 413 ? form.dataset.tooLarge : form.dataset.signedOut);
    }
    if (told.refused) return refuse(shown, told.sentence);
    shown.bar.value = 1;
    const link = document.createElement("a");
    link.href = told.address;
    // One that had come before keeps its sentence.
    if (!told.sentence) link.dataset.draft = told.pk;
    link.textContent = told.sentence || form.dataset.received;
    shown.told.replaceChildren(link);
    return undefined;
  }

  async function bring(files) {
    document.getElementById("intake-progress").replaceChildren();
    if (files.length > Number(form.dataset.mostFiles)) {
      const item = document.createElement("li");
      item.className = "is-refused";
      item.textContent = form.dataset.tooMany;
      document.getElementById("intake-progress").append(item);
      return;
    }
    const waiting = files.map((file) => [file, row(file)]);
    for (const [file, shown] of waiting) {
      if (!file.size) refuse(shown, form.dataset.empty);
      else if (file.size > Number(form.dataset.mostBytes)) refuse(shown, form.dataset.tooLarge);
      else tell(shown, await send(file, shown));
    }
    await refresh();
    look();
    follow();
  }

  // What was sent is told of until it is read: a file that is refused then stands in no list of what is to be done.
  async function follow() {
    const links = Array.from(document.querySelectorAll("#intake-progress a[data-draft]"));
    if (!links.length) return;
    const asked = links.map((link) => "d=" + link.dataset.draft).join("&");
    let states = {};
    try {
      const answer = await fetch(form.dataset.states + "?" + asked, { credentials: "same-origin" });
      if (!answer.ok) return;
      states = await answer.json();
    } catch (error) {
      // The server is not there for a moment.
    }
    let isDue = !Object.keys(states).length;
    links.forEach((link) => {
      const told = states[link.dataset.draft];
      if (!told) return;
      isDue = isDue || told.is_due;
      link.textContent = told.sentence ? told.state + "：" + told.sentence : told.state;
      link.closest("li").classList.toggle("is-refused", told.is_refused);
    });
    if (isDue) setTimeout(follow, WAIT);
  }

  let busy = false;

  async function start(list) {
    const files = Array.from(list);
    if (busy || !files.length) return;
    busy = true;
    await bring(files);
    busy = false;
  }

  if (form) {
    const picked = form.querySelector("input[type=file]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await start(picked.files);
      picked.value = "";
    });
    ["dragenter", "dragover"].forEach((name) =>
      form.addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.add("is-over");
      })
    );
    ["dragleave", "drop"].forEach((name) => form.addEventListener(name, () => form.classList.remove("is-over")));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      start(event.dataTransfer.files);
    });
    // Who leaves while files are still being sent is asked first.
    addEventListener("beforeunload", (event) => {
      if (busy) event.preventDefault();
    });
  }
  look();
})();
