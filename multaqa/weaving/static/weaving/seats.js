// Moving people between tables without leaving the page: by pressing, by dragging, by arrow keys.
// Without it every press is a page. The server draws all that is seen; a place says what it brings.

const work = document.querySelector("[data-work]");
const told = document.querySelector("[data-told]");
const lost = document.querySelector("[data-lost]");
const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
const THRESHOLD = 6, EDGE = 70, STEP = 14;
const say = (text) => { told.textContent = ""; requestAnimationFrame(() => { told.textContent = text ?? ""; }); };
const places = () => [...work.querySelectorAll("button[form=seat]:not(.pick *)")];

// ── Asking the server ──

async function ask(address, how = {}) {
  lost.hidden = true;
  try {
    const answer = await fetch(address, { ...how, headers: { Accept: "application/json" } });
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) { location.reload(); return null; }
    const { html, said, at } = await answer.json();
    work.innerHTML = html;
    if (at) history.replaceState(null, "", at);
    liven();
    say(said);
    return answer;
  } catch {
    lost.hidden = false;
    say(lost.textContent);
    return null;
  }
}

function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  return ask(form.action, { method: "POST", body });
}

// Where the eye was, the focus is again.
function settle(person) {
  const asked = work.querySelector("#asked button, #refused");
  const seat = work.querySelector(`#p${person} .sit`);
  const there = asked ?? seat;
  if (!there) return;
  if (!there.matches("a,button")) there.tabIndex = -1;
  there.focus({ preventScroll: !asked });
  if (seat && !asked) nearby(seat);
}

function nearby(seat) {
  const box = seat.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) seat.scrollIntoView({ block: "center" });
}

// ── By pressing ──

work.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const person = link.dataset.person ?? work.querySelector("[data-pick]")?.dataset.pick;
  if (await ask(link.href)) settle(person);
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-send]");
  if (!form) return;
  event.preventDefault();
  const person = form.elements.person?.value ?? work.querySelector("[data-pick]")?.dataset.pick;
  const focused = document.activeElement?.value;
  await send(form, event.submitter);
  if (person) settle(person);
  else [...work.querySelectorAll("button[form=lock]")].find((each) => each.value === focused)?.focus();
});

// ── By keyboard: arrows go from place to place, Escape leaves it ──

work.addEventListener("keydown", (event) => {
  if (!work.querySelector("[data-pick]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const across = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (rightToLeft ? -1 : 1);
  if (!way && !across) return;
  event.preventDefault();
  const every = places(), here = every.indexOf(document.activeElement);
  if (way) { every[Math.min(Math.max(here + way, 0), every.length - 1)]?.focus(); return; }
  const tables = [...work.querySelectorAll("[data-table]")].filter((table) => table.querySelector("button[form=seat]"));
  const table = tables.indexOf(document.activeElement.closest("[data-table]"));
  tables[Math.min(Math.max(table + across, 0), tables.length - 1)]?.querySelector("button[form=seat]").focus();
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drag) { drop(null); return; }
  work.querySelector("[data-leave]")?.click();
});

// ── By pointer: the name goes along, each place says what it brings ──

let drag = null; // {person, ready, ghost, over} while somebody is carried

work.addEventListener("pointerdown", (event) => {
  const seat = event.target.closest("a.sit[data-person]");
  if (!seat || event.button !== 0 || drag) return;
  // A finger on a name scrolls the page or presses it; only the grip takes it along.
  if (event.pointerType !== "mouse" && !event.target.closest(".sit-grip")) return;
  follow(seat, event);
});

function follow(seat, down) {
  const control = new AbortController(), { signal } = control;
  const mine = (event) => event.pointerId === down.pointerId;
  const move = (event) => {
    if (!mine(event)) return;
    const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
    if (!drag && far < THRESHOLD) return;
    if (!drag) take(seat, event.pointerId);
    if (drag) carry(event);
  };
  const end = (event) => {
    if (!mine(event)) return;
    control.abort();
    if (!drag) return;
    hush();
    drop(event.type === "pointerup" ? drag.over : null);
  };
  addEventListener("pointermove", move, { signal });
  addEventListener("pointerup", end, { signal });
  addEventListener("pointercancel", end, { signal });
}

// The press that ends a drag is no wish to open what lies below.
function hush() {
  const late = new AbortController();
  addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); },
    { capture: true, once: true, signal: late.signal });
  setTimeout(() => late.abort());
}

function take(seat, pointer) {
  const ghost = seat.cloneNode(true);
  ghost.className = "sit sit-ghost";
  for (const name of ["href", "id"]) ghost.removeAttribute(name);
  document.body.append(ghost);
  const box = ghost.getBoundingClientRect();
  work.setPointerCapture(pointer);
  drag = { person: seat.dataset.person, ghost, zero: [box.left, box.top], over: null, back: location.href };
  drag.ready = ask(seat.href);
}

function carry(event) {
  drag.ghost.style.translate = `${event.clientX + 12 - drag.zero[0]}px ${event.clientY + 12 - drag.zero[1]}px`;
  if (event.clientY > innerHeight - EDGE) scrollBy({ top: STEP, behavior: "instant" });
  if (event.clientY < EDGE) scrollBy({ top: -STEP, behavior: "instant" });
  const below = document.elementFromPoint(event.clientX, event.clientY);
  const over = below?.closest("button.sit") ?? below?.closest("[data-table]");
  if (over === drag.over) return;
  unmark();
  drag.over = over ?? null;
  over?.classList.add(over.matches("button") ? "sit--over" : "hall-table--over");
}

function unmark() {
  for (const each of work.querySelectorAll(".sit--over,.hall-table--over")) {
    each.classList.remove("sit--over", "hall-table--over");
  }
}

async function drop(over) {
  const { person, ready, ghost, back } = drag;
  drag = null;
  ghost.remove();
  unmark();
  const where = over?.matches("button") ? [over.name, over.value] : ["table", over?.dataset.table];
  if (!await ready) return;
  const button = places().find((each) => each.name === where[0] && each.value === where[1]);
  // On a full table nobody sits down: whoever was carried stays picked, to change places there.
  if (button) await send(work.querySelector("#seat"), button);
  else if (!over) await ask(back);
  settle(person);
}

function liven() {
  work.classList.add("seats-live");
  for (const seat of work.querySelectorAll("a.sit[data-person]")) {
    seat.draggable = false;
    const grip = document.createElement("span");
    grip.className = "sit-grip";
    grip.textContent = "⠿";
    grip.setAttribute("aria-hidden", "true");
    seat.append(grip);
  }
}

liven();
