// The page comes alive: what needs a script is shown, and a link from outside finds what it names.
document.body.classList.add("live");
document.body.append(card);
document.querySelectorAll(".beside").forEach((d) => { d.hidden = false; });
document.querySelectorAll(".words").forEach((p) => { const first = p.querySelector(".w"); if (first) stop(first); });
document.addEventListener("keydown", (event) => { const menu = document.querySelector(".show[open]"); if (event.key === "Escape" && menu) { menu.open = false; menu.firstElementChild.focus(); } });
document.addEventListener("click", (event) => { const menu = document.querySelector(".show[open]"); if (menu && !event.target.closest(".show")) menu.open = false; });
// Notes of rows that come near are made a few in each frame, so that scrolling never waits for them.
const waiting = [], A_FRAME = 2;
const some = () => {
  waiting.splice(0, A_FRAME).forEach((row) => row.querySelectorAll(":scope > noscript").forEach(made));
  if (waiting.length) requestAnimationFrame(some);
};
const nearing = new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target: row }) => {
  if (!isIntersecting) return;
  nearing.unobserve(row);
  if (waiting.push(row) === 1) requestAnimationFrame(some);
}), { rootMargin: "1600px 0px" });
document.querySelectorAll(".row > noscript").forEach((holder) => nearing.observe(holder.parentElement));
searching();
if (location.hash && follow(target())) location.replace(location.hash);
