"use strict";
/* While somebody reads the first page, her browser does the little work that keeps programs from coming in by thousands.
   It begins by itself, blocks nothing (crypto.subtle works beside the page) and is sent along when she begins. Without
   it, or when it fails, the link leads the same way. See core/proof_of_work.py. */
(() => {
  const form = document.getElementById("begin-form"), link = document.getElementById("begin");
  if (!form || !link || !window.crypto?.subtle) return;
  const PATIENCE = 5000; // milliseconds; whoever waited so long begins without it
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const solve = async ({ nonce, salt, cost, keyLength, keyPrefix }, most) => {
    const start = bytes(nonce), password = new Uint8Array(start.length + 4), seasoning = bytes(salt);
    password.set(start);
    const place = new DataView(password.buffer, start.length);
    for (let counter = 0; counter <= most; counter += 1) {
      place.setUint32(0, counter);
      const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
      const way = { name: "PBKDF2", hash: "SHA-256", salt: seasoning, iterations: cost };
      const derivedKey = hex(await crypto.subtle.deriveBits(way, key, keyLength * 8));
      if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
    }
    throw new Error("no number fits");
  };

  const challenge = JSON.parse(form.dataset.work);
  const work = solve(challenge.parameters, Number(form.dataset.most)).then((solution) => {
    form.elements.werk.value = btoa(JSON.stringify({ challenge, solution }));
    form.dataset.ready = "";
  });
  const patience = () => new Promise((_, reject) => { setTimeout(reject, PATIENCE); });

  let going = false;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // a new tab: the link itself
    event.preventDefault();
    if (going) return;
    going = true;
    const announce = document.getElementById("announce");
    if (!("ready" in form.dataset) && announce) announce.textContent = form.dataset.wait;
    Promise.race([work, patience()]).then(() => form.submit(), () => { location.href = link.href; });
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
