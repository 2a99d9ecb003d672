// Puts the desk's buttons on the page of an edition, sends dropped files, and shows the new edition after a decision.
"use strict";
(() => {
  const bar = document.querySelector(".desk-bar");
  const dialog = document.getElementById("desk-dialog");
  const THINGS = [
    ["quotation", "li[data-quotation], q[data-quotation], span.indirect[data-quotation]", "this quotation"],
    ["utterance", "[data-utterance]", "this utterance"],
    ["tally", "li[data-tally]", "this comparison"],
    ["speaker", "[data-speaker]", "this speaker"],
    ["witness", "[data-witness]", "this report"],
    ["correction", "[data-correction][data-state=applied], [data-correction][data-state=unfit]", "this decision"],
  ];
  const ask = (kind, id) => {
    htmx.ajax("GET", `${bar.dataset.story}/dialog?${kind}=${encodeURIComponent(id)}`, { target: "#desk-dialog", swap: "innerHTML" })
      .then(() => { if (!dialog.open) dialog.showModal(); });
  };
  const button = (kind, id, of) => {
    const b = document.createElement("button");
    b.type = "button";
    b.className = "desk-correct";
    b.dataset.for = `${kind} ${id}`;
    b.textContent = kind === "correction" ? "Undo" : "✎";
    b.setAttribute("aria-label", `${kind === "correction" ? "Undo" : "Correct"} ${of}`);
    b.title = b.getAttribute("aria-label");
    b.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); ask(kind, id); });
    return b;
  };
  const decorate = (root) => {
    for (const [kind, selector, of] of THINGS) {
      const found = [...(root.matches?.(selector) ? [root] : []), ...root.querySelectorAll(selector)];
      for (const element of found) {
        if (element.dataset.desk) continue;
        element.dataset.desk = kind;
        const ids = (element.dataset[kind] || "").split(" ").filter(Boolean);
        const heading = element.querySelector(":scope > header h2, :scope > h3, :scope > header h3");
        const summary = element.querySelector(":scope > summary");
        ids.forEach((id, n) => {
          const made = button(kind, id, ids.length > 1 ? `${of} (${n + 1})` : of);
          if (summary) summary.after(made);
          else if (heading) heading.append(" ", made);
          else if (element.matches("q, span")) element.after(made);
          else element.append(" ", made);
        });
      }
    }
  };
  // The page of an edition.
  if (bar) {
    const mode = bar.querySelector("[data-correct]");
    const remember = "variorum-correct";
    const apply = () => {
      document.documentElement.classList.toggle("desk-correcting", mode.checked);
      if (mode.checked) decorate(document.body);
    };
    mode.checked = sessionStorage.getItem(remember) === "1";
    mode.addEventListener("change", () => { sessionStorage.setItem(remember, mode.checked ? "1" : "0"); apply(); });
    apply();
    document.addEventListener("variorum:shown", (event) => { if (mode.checked) decorate(event.target); });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    dialog.addEventListener("close", () => dialog.replaceChildren());
    document.body.addEventListener("decided", () => {
      dialog.close();
      sessionStorage.setItem("variorum-await", bar.dataset.version);
      htmx.trigger("#desk-status", "now");
    });
    document.body.addEventListener("htmx:afterSettle", () => {
      const status = document.getElementById("desk-status");
      const awaited = sessionStorage.getItem("variorum-await");
      const ready = status && status.dataset.running === "0" && Number(status.dataset.now) > Number(bar.dataset.version);
      if (awaited === bar.dataset.version && ready && !status.querySelector(".desk-error")) {
        sessionStorage.removeItem("variorum-await");
        location.reload();
      }
    });
  }
  // Files.
  const send = (address, files, told) => {
    if (!files.length) return;
    const form = new FormData();
    for (const file of files) form.append("files", file, file.name);
    if (told) told.textContent = "Sending …";
    fetch(address, { method: "POST", body: form, headers: { Accept: "application/json" } })
      .then((answer) => answer.text().then((text) => {
        if (!told) return;
        if (answer.ok) told.innerHTML = text; else told.textContent = text;
      }))
      .catch(() => { if (told) told.textContent = "The files could not be sent. Is variorum serve still running?"; });
  };
  const box = document.querySelector(".desk-drop");
  const told = document.getElementById("desk-dropped");
  const address = () => {
    const where = document.querySelector("[data-where]");
    return bar ? `${bar.dataset.shelf}/files` : where ? where.value : box.getAttribute("action");
  };
  document.querySelector("[data-add]")?.addEventListener("change", (event) => {
    send(address(), event.target.files, document.getElementById("desk-status"));
    event.target.value = "";
  });
  box?.addEventListener("submit", (event) => {
    event.preventDefault();
    send(address(), document.getElementById("desk-files").files, told);
    box.reset();
  });
  const over = (on) => document.documentElement.classList.toggle("desk-over", on);
  document.addEventListener("dragover", (event) => {
    if ([...(event.dataTransfer?.types || [])].includes("Files")) { event.preventDefault(); over(true); }
  });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  document.addEventListener("drop", (event) => {
    over(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    send(address(), event.dataTransfer.files, told || document.getElementById("desk-status"));
  });
})();
