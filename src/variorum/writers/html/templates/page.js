"use strict";
(() => {
  const open = (node) => { for (let n = node; n; n = n.parentElement) if (n.tagName === "DETAILS") n.open = true; };
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const node = id && document.getElementById(id);
    if (!node) return;
    open(node);
    const box = document.getElementById("show-small");
    if (box && node.classList.contains("small")) box.checked = true;
    node.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => document.querySelectorAll(".more").forEach((d) => { d.open = true; }));
  const words = (note) => {
    const first = document.getElementById(note.dataset.first), last = document.getElementById(note.dataset.last);
    const found = [];
    if (!first || !last) return found;
    const all = [...first.closest(".utterance").querySelectorAll(".words .w")];
    return all.slice(all.indexOf(first), all.indexOf(last) + 1);
  };
  const light = (event) => {
    const note = event.target.closest && event.target.closest(".note");
    document.querySelectorAll(".lit").forEach((n) => n.classList.remove("lit"));
    if (note) words(note).forEach((n) => n.classList.add("lit"));
  };
  addEventListener("mouseover", light);
  addEventListener("focusin", light);
  addEventListener("click", (event) => {
    const word = event.target.closest && event.target.closest(".words .w");
    if (word && getSelection().isCollapsed) word.closest(".row").querySelector(".printings").open = true;
  });
  if (location.hash) reveal();
})();
