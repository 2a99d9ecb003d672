// The page comes alive: what needs a script is shown, and a link from outside finds what it names.
document.body.classList.add("live");
document.body.append(card);
document.querySelectorAll(".beside").forEach((d) => { d.hidden = false; });
document.querySelectorAll(".words").forEach((p) => { const first = p.querySelector(".w"); if (first) stop(first); });
document.addEventListener("keydown", (event) => { const menu = document.querySelector(".show[open]"); if (event.key === "Escape" && menu) { menu.open = false; menu.firstElementChild.focus(); } });
document.addEventListener("click", (event) => { const menu = document.querySelector(".show[open]"); if (menu && !event.target.closest(".show")) menu.open = false; });
searching();
if (location.hash && follow(target())) location.replace(location.hash);
