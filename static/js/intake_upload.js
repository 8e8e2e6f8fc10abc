// Files that are dropped or picked are sent one by one, each with its progress; one that did not arrive stays on its
// row, to be sent again. Without this file the form sends all of them in one request.
"use strict";

(() => {
  const WAIT = 2000; // milliseconds between two looks at what is being read
  const RETRIES = [1000, 3000, 8000]; // milliseconds before a file is sent again over a lost connection
  const form = document.getElementById("intake-drop");
  const list = document.getElementById("intake-progress");
  const words = form.dataset;
  let busy = false;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function row(file) {
    const item = document.createElement("li");
    const bar = document.createElement("progress");
    const told = document.createElement("span");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(element("span", file.name), bar, told);
    list.append(item);
    return { item, bar, told };
  }

  function refuse(shown, sentence, ...acts) {
    shown.item.classList.add("is-refused");
    shown.bar.hidden = true;
    shown.told.replaceChildren(words.refused + "：" + sentence, ...acts.flatMap((act) => [" ", act]));
  }

  // The file is still at hand here: nobody has to look for it again.
  function again(file, shown) {
    const button = element("button", words.again);
    button.type = "button";
    button.setAttribute("aria-label", words.again + " " + file.name);
    button.addEventListener("click", () =>
      alone(async () => {
        shown.item.classList.remove("is-refused");
        shown.bar.hidden = false;
        shown.bar.value = 0;
        await renewToken();
        tell(file, shown, await send(file, shown));
        arrived();
      })
    );
    return button;
  }

  // In another tab, so that what was chosen here stays.
  function signIn() {
    const link = element("a", words.signIn);
    link.href = words.signInAddress;
    link.target = "_blank";
    return link;
  }

  // Whoever has signed in anew has another token than the page has.
  async function renewToken() {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("#intake-drop [name=csrfmiddlewaretoken]");
      if (fresh) form.querySelector("[name=csrfmiddlewaretoken]").value = fresh.value;
    } catch (error) {
      // It is told of when the file is sent.
    }
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
    shown.told.textContent = words.sending;
    for (let at = 0; ; at += 1) {
      try {
        return await sent(file, shown);
      } catch (error) {
        if (at >= RETRIES.length) return null;
        shown.told.textContent = words.retrying;
        await new Promise((go) => setTimeout(go, RETRIES[at]));
      }
    }
  }

  function tell(file, shown, answer) {
    if (!answer) return refuse(shown, words.lost, again(file, shown));
    let told = null;
    try {
      told = JSON.parse(answer.responseText).files[0];
    } catch (error) {
      if (answer.status === 413) return refuse(shown, words.tooLarge);
      if (answer.status >= 500) return refuse(shown, words.failed, again(file, shown));
      return refuse(shown, words.signedOut, signIn(), again(file, shown));
    }
    if (told.refused) return refuse(shown, told.sentence);
    shown.bar.value = 1;
    const link = element("a", told.sentence || words.received);
    link.href = told.address;
    // One that had come before keeps its sentence.
    if (!told.sentence) link.dataset.draft = told.pk;
    shown.told.replaceChildren(link);
    return undefined;
  }

  async function bring(files) {
    list.replaceChildren();
    if (files.length > Number(words.mostFiles)) {
      const item = element("li", words.tooMany.replace("{}", files.length));
      item.className = "is-refused";
      list.append(item);
      return;
    }
    const waiting = files.map((file) => [file, row(file)]);
    for (const [file, shown] of waiting) {
      if (!file.size) refuse(shown, words.empty);
      else if (file.size > Number(words.mostBytes)) refuse(shown, words.tooLarge);
      else tell(file, shown, await send(file, shown));
    }
    arrived();
  }

  function arrived() {
    document.dispatchEvent(new Event("intake-arrived"));
    follow();
  }

  // What was sent is told of until it is read: a file that is refused then stands in no list of what is to be done.
  async function follow() {
    const links = Array.from(list.querySelectorAll("a[data-draft]"));
    if (!links.length) return;
    const asked = links.map((link) => "d=" + link.dataset.draft).join("&");
    let states = {};
    try {
      const answer = await fetch(words.states + "?" + asked, { credentials: "same-origin" });
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

  // One after the other: what is being sent is not to be mixed with what is dropped meanwhile.
  async function alone(act) {
    if (busy) return;
    busy = true;
    try {
      await act();
    } finally {
      busy = false;
    }
  }

  async function start(chosen) {
    const files = Array.from(chosen);
    if (files.length) await alone(() => bring(files));
  }

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
})();
