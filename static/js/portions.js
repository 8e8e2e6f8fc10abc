// A text in parts: an address that leads to a section of another part (#s-2-3) is sent on to it by the server, which
// knows where it stands. Without this file the contents lead there.
"use strict";

(() => {
  const parts = document.querySelector("[data-sent-to]");

  function sendOn() {
    const place = decodeURIComponent(location.hash.slice(1));
    if (!place || document.getElementById(place) || /^(hit|note|duty)-\d+$/.test(place)) return;
    location.replace(location.pathname + parts.dataset.sentTo + encodeURIComponent(place));
  }
  addEventListener("hashchange", sendOn);
  sendOn();
})();
