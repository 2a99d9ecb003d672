// Search over all of it: the words, the notes, the claims, the people and the reports, whether made yet or not.
const UNITS = [
  ["What was said", ".words", (n) => n.querySelector(".w")?.id],
  ["What differs", ".note", (n) => n.id],
  ["To review", "#review .concerns li", () => "review"],
  ["What the reports claim", ".tallies > li", (n) => n.id],
  ["Who has it from whom", ".creditors li", () => "credits"],
  ["When", ".events li", () => "when"],
  ["Who is quoted", ".person h3, .sayings li, .person > p", (n) => n.querySelector("a")?.getAttribute("href").slice(1) ?? "speakers"],
  ["In the reports", ".report .para, .headline", (n) => n.id || n.closest(".report")?.id],
];
const MOST = 8, LETTERS = 90;
// Letter for letter, so that a place in the folded text is the same place in the text.
const letter = (c) => (c.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase() + " ").slice(0, c.length);
const folded = (text) => text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"').replace(/[^\x00-\x7f]/gu, letter).toLowerCase();
let index = null;
const indexed = () => {
  if (index) return index;
  const whole = document.createElement("template");
  whole.innerHTML = document.getElementById("main").outerHTML.replace(/<\/?noscript>/g, "");
  index = UNITS.map(([title, what, where]) => [title, [...whole.content.querySelectorAll(what)].map((n) => {
    const copyOf = n.cloneNode(true);
    copyOf.querySelectorAll("a.n, .margin, script").forEach((x) => x.remove());
    const text = copyOf.textContent.normalize("NFC").replace(/\s+/g, " ").trim();
    const outlet = n.closest(".report")?.querySelector("h3 bdi")?.textContent ?? n.closest(".utterance")?.querySelector("h2 bdi")?.textContent ?? "";
    return { text, plain: folded(text), id: where(n), outlet };
  }).filter((u) => u.text && u.id)]);
  return index;
};
const wanted = (query) => [...folded(query.normalize("NFC")).matchAll(/"([^"]+)"|(\S+)/g)].map((m) => m[1] ?? m[2]).filter((w) => w !== '"');
const marked = (unit, terms) => {
  const at = unit.plain.indexOf(terms[0]);
  const from = Math.max(0, at - LETTERS / 2), to = Math.min(unit.text.length, from + LETTERS * 2);
  const out = [from ? "… " : ""];
  let here = from;
  while (here < to) {
    const next = terms.map((t) => [unit.plain.indexOf(t, here), t.length]).filter(([i]) => i >= 0 && i < to).sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
    if (!next) break;
    out.push(unit.text.slice(here, next[0]), el("mark", {}, unit.text.slice(next[0], next[0] + next[1])));
    here = next[0] + next[1];
  }
  return [...out, unit.text.slice(here, Math.max(here, to)), to < unit.text.length ? " …" : ""];
};
const search = (query, box) => {
  const terms = wanted(query);
  if (!terms.length) { box.hidden = true; return; }
  let count = 0;
  const parts = [];
  for (const [title, units] of indexed()) {
    const hits = units.filter((u) => terms.every((t) => u.plain.includes(t)));
    count += hits.length;
    if (!hits.length) continue;
    const row = (u) => el("li", {}, el("a", { href: `#${u.id}` }, u.outlet ? el("small", {}, u.outlet) : null, ...marked(u, terms)));
    const list = el("ol", {}, ...hits.slice(0, MOST).map(row));
    const rest = hits.length > MOST ? el("button", { class: "b", type: "button", click: (event) => { list.append(...hits.slice(MOST, MOST + 200).map(row)); event.target.remove(); } }, `and ${hits.length - MOST} more`) : null;
    parts.push(el("h2", {}, `${title} (${hits.length})`), list, ...(rest ? [rest] : []));
  }
  const told = count ? `${count} ${count === 1 ? "place" : "places"}` : "Nothing on this page has these words.";
  box.replaceChildren(el("p", { class: "quiet" }, told), ...parts);
  box.hidden = false;
  announce(told);
};
const searching = () => {
  const form = document.getElementById("search"), field = document.getElementById("seek"), box = document.getElementById("found");
  let waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(field.value, box); box.querySelector("a")?.focus(); });
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => search(field.value, box), 120); });
  const leave = (event) => {
    if (event.key === "Escape" && !box.hidden) { box.hidden = true; field.focus(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...box.querySelectorAll("a")], n = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (!box.hidden && all.length) { event.preventDefault(); (n < 0 ? field : all[Math.min(n, all.length - 1)]).focus(); }
  };
  field.addEventListener("keydown", leave);
  box.addEventListener("keydown", leave);
  document.addEventListener("click", (event) => {
    if (event.target.closest("#found a")) box.hidden = true;
    else if (!event.target.closest(".tools") && event.target.isConnected) box.hidden = true;
  });
};
