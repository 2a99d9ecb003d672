// The card: every printing of some words with its place, or what a kind means; and the citation of a passage.
const el = (name, given = {}, ...inside) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key === "class") node.className = value;
    else if (key === "click") node.addEventListener("click", value);
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...inside.filter((x) => x !== null && x !== undefined && x !== ""));
  return node;
};
const card = el("div", { class: "card", popover: "auto", role: "dialog", tabindex: "-1", id: "card" });
let chosen = null;

const announce = (text) => { document.getElementById("told").textContent = text; };
const near = (anchor) => {
  const box = anchor.getBoundingClientRect(), room = 12;
  const left = Math.max(room, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - room));
  const below = box.bottom + 8 + card.offsetHeight < innerHeight;
  card.style.left = `${left}px`;
  card.style.top = `${below ? box.bottom + 8 : Math.max(room, box.top - card.offsetHeight - 8)}px`;
};
const show = (anchor, label, ...inside) => {
  card.setAttribute("aria-label", label);
  card.replaceChildren(el("button", { class: "shut", type: "button", "aria-label": "Close", click: () => card.hidePopover() }, "×"), ...inside);
  if (!card.matches(":popover-open")) card.showPopover();
  card.scrollTop = 0;
  near(anchor);
  card.focus({ preventScroll: true });
};
card.addEventListener("toggle", (event) => {
  if (event.newState !== "closed") return;
  document.querySelectorAll(".picked").forEach((n) => n.classList.remove("picked"));
  if (chosen && (document.activeElement === document.body || card.contains(document.activeElement))) chosen.anchor.focus({ preventScroll: true });
});

const placeLink = (p) => {
  const [siglum, name, , url, , , whole] = edition.witnesses[p.w];
  const link = el("a", { href: whole ? `#${siglum}-${p.first}` : `#${p.quotation}` }, el("bdi", {}, name));
  const at = el("span", { class: "where" }, ` ${p.start}–${p.end}`);
  const live = url && p.text ? el("a", { href: `${url}#:~:text=${fragment(p.text)}`, rel: "external noopener noreferrer" }, "as published ↗") : null;
  return el("span", {}, link, at, live ? " " : null, live);
};
const fragment = (text) => {
  const words = text.split(/\s+/), part = (some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
  return words.length > 10 ? `${part(words.slice(0, 4))},${part(words.slice(-4))}` : part(words);
};
const listed = (nodes) => nodes.flatMap((n, i) => (i ? [", ", n] : [n]));

const group = (found) => {
  const held = new Map();
  for (const p of found) {
    const key = JSON.stringify([p.text, p.kind, p.partly]);
    held.set(key, [...(held.get(key) ?? []), p]);
  }
  return [...held.values()].sort((a, b) => (b[0].kind === "verbatim") - (a[0].kind === "verbatim") || b.length - a.length);
};
const asRead = (utterance, first, last) => readings(utterance).passages.slice(first, last + 1).map((p) => p.words).join("").replace(/\s+/g, " ").trim();

const entry = (some) => {
  const [sign, name, meaning, family] = edition.kinds[some[0].kind], p = some[0];
  const kind = p.kind === "verbatim" ? (p.partly ? "in part" : null) : name;
  return el("li", {},
    el("span", { class: `sign f-${family}`, "aria-hidden": "true" }, sign), " ",
    p.text ? el("q", { dir: "auto" }, p.text) : el("span", { class: "where" }, "left out"),
    kind ? " " : null, kind ? el("span", { class: `kind f-${family}` }, kind) : null,
    p.kind === "verbatim" ? null : el("p", { class: "meaning" }, meaning),
    el("div", {}, ...listed(some.map(placeLink))));
};

const cite = (utterance, first, last) => {
  const text = asRead(utterance, first, last), found = printings(utterance, first, last), { passages } = readings(utterance);
  const head = utterance.querySelector("h2"), who = head.querySelector(".who").textContent, what = head.querySelector(".what");
  const line = (p) => {
    const [siglum, name, date, url, sha, path] = edition.witnesses[p.w];
    const how = p.kind === "verbatim" ? "" : ` [${edition.kinds[p.kind][1]}]`;
    return `- ${name}${date ? `, ${date}` : ""} (${siglum}): ${p.text ? `“${p.text}”` : "left out"}${how}, characters ${p.start}–${p.end}; ${url ?? path}; SHA-256 ${sha.slice(0, 16)}`;
  };
  return [
    `“${text}”`,
    `${who}${what ? `, ${what.textContent}` : ""}; reading text, characters ${passages[first].start}–${passages[last].end}, as printed by:`,
    ...found.map(line),
    `Edition made by Variorum ${edition.variorum}; passage ${spans(utterance)[first].id}; offsets are Unicode code points, half-open.`,
  ].join("\n");
};
const copy = async (text, what) => {
  let done = true;
  try { await navigator.clipboard.writeText(text); } catch { done = false; }
  const area = el("textarea", { readonly: "", "aria-label": what }, text);
  card.querySelector("textarea")?.remove();
  card.append(area);
  area.focus(); area.select();
  announce(done ? `${what} copied` : `${what}: press Ctrl+C to copy`);
};

const choose = (span, extend = false) => {
  const utterance = span.closest(".utterance"), n = spans(utterance).indexOf(span);
  const from = extend && chosen && chosen.utterance === utterance ? chosen : { first: n, last: n };
  pick(utterance, Math.min(n, from.first), Math.max(n, from.last), span);
};
const pick = (utterance, first, last, anchor) => {
  chosen = { utterance, first, last, anchor };
  const all = spans(utterance), found = printings(utterance, first, last);
  stop(anchor);
  anchor.focus({ preventScroll: true });
  const reached = new Set(found.map((p) => p.w)), away = outlets(utterance).filter((w) => !reached.has(w));
  const text = asRead(utterance, first, last), short = text.split(" ");
  const title = short.length > 14 ? `${short.slice(0, 7).join(" ")} … ${short.slice(-6).join(" ")}` : text;
  const by = new Set(found.filter((p) => p.text).map((p) => p.w)).size;
  const more = (a, b, label, sign) => (all[a] && all[b] ? el("button", { class: "b", type: "button", "aria-label": label, click: () => pick(utterance, a, b, anchor) }, sign) : null);
  show(anchor, `Every printing of ${title}`,
    el("h3", {}, title ? el("q", { dir: "auto" }, title) : "words that stand in no reading text"),
    el("p", { class: "where" }, `printed by ${by} of ${outlets(utterance).length} that quote this`),
    el("ul", {}, ...group(found).map(entry), ...(away.length ? [el("li", { class: "where" }, `Not quoted here by ${away.map((w) => edition.witnesses[w][1]).join(", ")}`)] : [])),
    el("p", { class: "does-it" },
      el("button", { class: "b", type: "button", id: "copy-citation", click: () => copy(cite(utterance, first, last), "Citation") }, "Copy citation"),
      el("button", { class: "b", type: "button", id: "copy-link", click: () => copy(`${location.href.split("#")[0]}#${all[first].id}`, "Link") }, "Copy link"),
      more(first - 1, last, "Take the words before too", "← wider"), more(first, last + 1, "Take the words after too", "wider →")));
  all.forEach((n) => n.classList.remove("picked"));
  all.slice(first, last + 1).forEach((n) => n.classList.add("picked"));
};

document.addEventListener("click", (event) => {
  const at = event.target.closest ? event.target : null;
  if (!at) return;
  const kind = at.closest("a[data-kind]");
  if (kind) {
    event.preventDefault();
    const [sign, name, meaning, family] = edition.kinds[kind.dataset.kind === "verbatim" ? "punctuation" : kind.dataset.kind];
    chosen = { anchor: kind };
    show(kind, name, el("h3", {}, el("span", { class: `sign f-${family}`, "aria-hidden": "true" }, sign), ` ${name}`), el("p", {}, meaning), el("p", { class: "does-it" }, el("a", { href: kind.getAttribute("href") }, "All kinds")));
    return;
  }
  if (card.contains(at)) { if (at.closest('a[href^="#"]')) { chosen = null; card.hidePopover(); } return; }
  const word = at.closest(".words .w"), marked = getSelection();
  if (!word) return;
  const ends = marked.isCollapsed ? [] : [marked.anchorNode, marked.focusNode].map((n) => n && n.parentElement && n.parentElement.closest(".words .w"));
  const utterance = word.closest(".utterance");
  if (ends.length && ends.every((w) => w && w.closest(".utterance") === utterance)) {
    const [a, b] = ends.map((w) => spans(utterance).indexOf(w)).sort((x, y) => x - y);
    pick(utterance, a, b, word);
  } else if (marked.isCollapsed) choose(word, event.shiftKey);
});
