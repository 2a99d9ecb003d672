// The reading text: which span is which passage, and who prints what there.
const edition = JSON.parse(document.getElementById("edition").textContent);
const kept = new Map();
const once = (key, what, work) => {
  const name = `${what} ${key.id}`;
  if (!kept.has(name)) kept.set(name, work());
  return kept.get(name);
};
const spans = (utterance) => once(utterance, "spans", () => [...utterance.querySelectorAll(".words .w")]);
const readings = (utterance) => once(utterance, "readings", () => {
  const { passages, quotations } = JSON.parse(utterance.querySelector(".readings").textContent);
  return { quotations, passages: passages.map(([start, end, words, found]) => ({
    start, end, words, found: found.map(([kind, text, cut, places]) => ({ kind, cut, places, text: text === 0 ? words.trim() : text })),
  })) };
});

const GRAVITY = Object.keys(edition.kinds);
const graver = (a, b) => (GRAVITY.indexOf(b) < GRAVITY.indexOf(a) ? b : a);
const outlets = (utterance) => once(utterance, "outlets", () => {
  const seen = new Set();
  readings(utterance).passages.forEach((p) => p.found.forEach((reading) => reading.places.forEach(([w]) => seen.add(w))));
  return [...seen].sort((a, b) => a - b);
});

// What each outlet has for the passages from first to last: one entry an outlet and quotation, in printed order.
const printings = (utterance, first, last) => {
  const { passages, quotations } = readings(utterance), held = new Map();
  for (let n = first; n <= last; n += 1) {
    for (const { kind, text, cut, places } of passages[n].found) {
      for (const [w, q, start, end, own] of places) {
        const key = `${w} ${q}`;
        if (!held.has(key)) held.set(key, { w, quotation: quotations[q], start, end, first: start, parts: [], kind: "verbatim" });
        const mine = held.get(key), here = own ?? text;
        mine.start = Math.min(mine.start, start); mine.end = Math.max(mine.end, end);
        mine.kind = graver(mine.kind, own !== undefined && kind === "verbatim" ? "punctuation" : kind);
        mine.parts.push(kind === "ellipsis" ? "…" : cut ? "" : here);
      }
    }
  }
  const out = [...held.values()];
  for (const p of out) {
    p.partly = p.parts.length < passages.slice(first, last + 1).filter((passage) => passage.words).length;
    p.text = p.parts.filter(Boolean).join(" ").replace(/…(?: …)+/g, "…");
  }
  return out;
};

// One word of each paragraph is a stop of the Tab key; the arrows move on from it.
const stop = (span) => {
  const paragraph = span.closest(".words");
  paragraph.querySelectorAll('[tabindex="0"]').forEach((w) => { w.tabIndex = -1; w.removeAttribute("role"); });
  span.tabIndex = 0;
  span.setAttribute("role", "button");
};
const visible = (span) => span.getClientRects().length > 0;
const step = (span, by) => {
  const all = spans(span.closest(".utterance"));
  let n = all.indexOf(span) + by;
  while (all[n] && !visible(all[n])) n += by;
  return all[n];
};
document.addEventListener("keydown", (event) => {
  const span = event.target.classList && event.target.classList.contains("w") ? event.target : null;
  if (!span || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(span, event.shiftKey); return; }
  const next = event.key === "ArrowRight" ? step(span, 1) : event.key === "ArrowLeft" ? step(span, -1) : null;
  if (next) { event.preventDefault(); stop(next); next.focus(); }
});

// A note under the pointer or the focus lights its words.
const lighten = (event) => {
  const note = event.target.closest && event.target.closest(".note");
  document.querySelectorAll(".lit").forEach((n) => n.classList.remove("lit"));
  const first = note && document.getElementById(note.dataset.first), last = note && document.getElementById(note.dataset.last);
  if (!first || !last) return;
  const all = spans(first.closest(".utterance"));
  all.slice(all.indexOf(first), all.indexOf(last) + 1).forEach((n) => n.classList.add("lit"));
};
document.addEventListener("mouseover", lighten);
document.addEventListener("focusin", lighten);

// A click on a strip leads to the words that stand so far in; a line shows where in every strip.
const wordsBefore = (utterance) => once(utterance, "sums", () => {
  let sum = 0;
  return readings(utterance).passages.map((p) => { const at = sum; sum += p.words.split(/\s+/).filter(Boolean).length; return at; }).concat(sum);
});
const under = (event) => {
  const strip = event.target.closest && event.target.closest(".strip");
  if (!strip || !strip.closest(".utterance")) return null;
  const utterance = strip.closest(".utterance"), box = strip.getBoundingClientRect(), sums = wordsBefore(utterance);
  const share = (event.clientX - box.left) / box.width, at = share * sums[sums.length - 1];
  return { utterance, share, span: spans(utterance)[Math.max(0, sums.findIndex((s) => s > at) - 1)] };
};
document.addEventListener("mousemove", (event) => {
  const here = under(event);
  document.querySelectorAll(".hair").forEach((n) => n.remove());
  if (here) here.utterance.querySelectorAll(".strip").forEach((strip) => {
    const line = document.createElementNS(strip.namespaceURI, "line");
    for (const [name, value] of Object.entries({ class: "hair", x1: `${here.share * 100}%`, x2: `${here.share * 100}%`, y1: 0, y2: 14 })) line.setAttribute(name, value);
    strip.append(line);
  });
});
document.addEventListener("click", (event) => {
  const here = under(event);
  if (here && here.span) { follow(here.span.id); location.hash = here.span.id; }
});
