// As printed: any two outlets side by side, or one beside the reading text. What an outlet leaves out or does not
// quote stands in grey in its place; a stroke shows where its quotation breaks off and another goes on.
const READING = -1;
const side = (utterance, w, other, from, to) => {
  const box = el("div", { dir: "auto", "data-outlet": w === READING ? "The reading text" : edition.witnesses[w][1] });
  let shown = 0, fragmentId = null;
  for (let n = from; n <= to; n += 1) {
    const { words } = readings(utterance).passages[n];
    if (w === READING) { box.append(words); shown += 1; continue; }
    const mine = has(utterance, n, w), theirs = other === READING ? words.trim() : wording(has(utterance, n, other));
    if (!mine) { if (words) box.append(el("span", { class: "away" }, words)); continue; }
    if (fragmentId !== null && fragmentId !== mine.q) box.append(el("span", { class: "join", title: "Here the report breaks off, and quotes on elsewhere" }, "/"));
    fragmentId = mine.q;
    if (mine.cut) box.append(mine.kind === "ellipsis" ? el("span", { class: "gap" }, el("span", { class: "mark" }, "… "), words) : el("del", { class: "cut" }, words));
    else if (mine.text) {
      const differs = theirs !== null && theirs !== undefined && plain(theirs) !== plain(mine.text);
      box.append(differs ? el("ins", { class: "other" }, mine.text) : mine.text, /\s$/.test(words) || !words ? " " : "");
    }
    shown += 1;
  }
  return { box, shown };
};
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const wording = (mine) => (mine && !mine.cut ? mine.text : null);
const has = (utterance, n, w) => {
  for (const { kind, text, cut, places } of readings(utterance).passages[n].found) {
    for (const [mine, q, , , own] of places) if (mine === w) return { kind, cut, q, text: own ?? text };
  }
  return null;
};
const laid = (utterance, a, b) => {
  const all = spans(utterance), out = [];
  for (const paragraph of utterance.querySelectorAll(".words")) {
    const mine = paragraph.querySelectorAll(".w");
    const from = all.indexOf(mine[0]), to = from + mine.length - 1;
    const left = side(utterance, a, b, from, to), right = side(utterance, b, a, from, to);
    if (left.shown && a !== READING || right.shown && b !== READING) out.push(el("div", { class: "pair" }, left.box, right.box));
    else if (out.length && !out[out.length - 1].classList.contains("none")) out.push(el("div", { class: "pair none" }, el("p", { class: "nobody" }, "· · · neither quotes what stands here")));
  }
  return out;
};
const besideOf = (details) => {
  const utterance = details.closest(".utterance"), who = outlets(utterance);
  const name = (w) => (w === READING ? "The reading text" : edition.witnesses[w][1]);
  const pickOf = (label, chosenOne, options) => el("label", {}, `${label} `, el("select", {}, ...options.map((w) => {
    const option = el("option", { value: w }, name(w));
    option.selected = w === chosenOne;
    return option;
  })));
  const left = pickOf("On the left", who[0], who), right = pickOf("on the right", who[1] ?? READING, [...who, READING]);
  const rows = el("div", { class: "pairs" });
  const fill = () => {
    const [a, b] = [left, right].map((l) => Number(l.lastChild.value));
    rows.replaceChildren(el("div", { class: "pair heads", "aria-hidden": "true" }, el("span", {}, name(a)), el("span", {}, name(b))), ...laid(utterance, a, b));
    announce(`${name(a)} beside ${name(b)}`);
  };
  [left, right].forEach((l) => l.lastChild.addEventListener("change", fill));
  const key = el("p", { class: "side-key" }, el("span", {}, el("ins", { class: "other" }, "other words than beside it")), el("span", {}, el("del", { class: "cut" }, "cut without a sign")), el("span", { class: "gap" }, el("span", { class: "mark" }, "…"), " cut, and marked"), el("span", { class: "away" }, "grey: not quoted"), el("span", {}, el("span", { class: "join" }, "/"), "the quotation breaks off"));
  details.append(el("p", { class: "choose" }, left, right), key, rows);
  fill();
};
document.addEventListener("toggle", (event) => {
  const details = event.target;
  if (details.open && details.classList.contains("beside") && !details.querySelector(".choose")) besideOf(details);
}, true);
