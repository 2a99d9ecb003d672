// What nobody looks at first stands in <noscript>: one piece of text to a browser that runs this, and plain HTML to
// one that does not. It is made when it is opened, linked to, searched or printed.
const made = (holder) => {
  const parent = holder.parentElement, box = document.createElement("template");
  box.innerHTML = holder.textContent;
  holder.replaceWith(box.content);
  parent.dispatchEvent(new CustomEvent("variorum:shown", { bubbles: true }));
};
const make = (details) => details.querySelectorAll(":scope > noscript").forEach(made);
document.addEventListener("toggle", (event) => { if (event.target.open) make(event.target); }, true);

const byId = (id) => {
  const there = document.getElementById(id);
  if (there || !id) return there;
  const name = `id="${id}"`;
  const holder = [...document.querySelectorAll("noscript")].find((h) => h.textContent.includes(name));
  if (holder) made(holder);
  return document.getElementById(id);
};

// Everything that hides a node is opened: the details round it, and the manner of a small difference.
const reveal = (node) => {
  for (let n = node; n; n = n.parentElement) {
    if (n.tagName === "DETAILS" && !n.open) { make(n); n.open = true; }
  }
  const manner = [...node.classList].find((name) => name.startsWith("m-"));
  const box = manner && document.getElementById(`show-${manner.slice(2)}`);
  if (box) box.checked = true;
};

const follow = (id) => {
  const was = document.getElementById(id), node = byId(id);
  if (!node) return false;
  const hidden = !was || node.getClientRects().length === 0;
  reveal(node);
  return hidden;
};

const target = () => decodeURIComponent(location.hash.slice(1));
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest('a[href^="#"]');
  if (link) follow(decodeURIComponent(link.getAttribute("href").slice(1)));
});
addEventListener("hashchange", () => { if (follow(target())) location.replace(location.hash); });
addEventListener("beforeprint", () => {
  document.querySelectorAll(".row > noscript").forEach(made);
  document.querySelectorAll(".more, .report, .does").forEach((d) => { make(d); d.open = true; });
});
