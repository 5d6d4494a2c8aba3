// Dragging sessions on the agenda's grid, by pointer or by keyboard. Without it every session has
// a form for the same move. The server says where a session stands; what is drawn here in between
// is a promise until it answers.

const board = document.querySelector("[data-timetable]");
const words = JSON.parse(document.getElementById("timetable-words").textContent);
const told = document.querySelector("[data-told]");
const refusal = document.querySelector("[data-refusal]");
const token = document.querySelector("form[data-move] input").value;
const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
const zero = board.dataset.digits.codePointAt(0);
const FINE = 5, COARSE = 15, THRESHOLD = 5, EDGE = 60;
let held = null; // {session, from, now, way} while something is picked up

const digits = (text) => String(text).replace(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
const clock = (minutes) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const say = (text) => { told.textContent = ""; requestAnimationFrame(() => { told.textContent = text; }); };

const rooms = () => [...board.querySelectorAll(".tt-room")];
const roomOf = (place) => rooms().find((room) => room.dataset.place === place);
const titleOf = (session) => session.querySelector("h3").textContent.trim();
const standing = ({ dataset }) =>
  ({ start: Number(dataset.start), minutes: Number(dataset.minutes), place: dataset.place });
const described = (session, at) => ({
  title: titleOf(session), time: digits(clock(at.start)), minutes: digits(at.minutes),
  room: (roomOf(at.place)?.querySelector("bdi") ?? roomOf(at.place))?.textContent.trim() ?? "",
});

function draw(session, at) {
  const column = roomOf(at.place)?.dataset.first;
  const kept = [...session.classList].filter((name) => !/^(?:h|m|dh|dm|c)\d+$/.test(name));
  session.className = kept.join(" ");
  const long = Math.max(at.minutes, FINE);
  session.classList.add(
    `c${column}`, `h${Math.floor(at.start / 60)}`, `m${Math.floor((at.start % 60) / FINE)}`,
    `dh${Math.floor(long / 60)}`, `dm${Math.floor((long % 60) / FINE)}`);
  session.querySelector(".tt-when").textContent =
    `\u2068${digits(clock(at.start))}–${digits(clock(at.start + at.minutes))}\u2069`;
}

function bounded(at) {
  const first = Number(board.dataset.first) * 60, last = Number(board.dataset.last) * 60;
  const minutes = Math.min(Math.max(at.minutes, FINE), last - first);
  const start = Math.min(Math.max(at.start, first), last - minutes);
  return { ...at, start, minutes };
}

// ── Picking up and setting down ──

function pick(session, way) {
  if (held) put();
  held = { session, way, from: standing(session), now: standing(session) };
  session.classList.add("tt-session--held");
}

function carry(change) {
  held.now = bounded({ ...held.now, ...change });
  draw(held.session, held.now);
}

function put() {
  const { session, from } = held;
  held = null;
  session.classList.remove("tt-session--held");
  draw(session, from);
  return from;
}

async function drop() {
  const { session, from, now } = held;
  const same = ["start", "minutes", "place"].every((name) => from[name] === now[name]);
  if (same) { say(fill(words.cancelled, described(session, put()))); return; }
  held = null;
  session.classList.remove("tt-session--held");
  await send(session.dataset.moveUrl, { ...position(now), version: session.dataset.version },
    session, (answer) => `${fill(words.dropped, described(session, now))} ${summed(answer)}`);
}

function position(at) {
  const day = new Date(`${board.dataset.day}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Math.floor(at.start / 1440));
  return { day: day.toISOString().slice(0, 10), starts: clock(at.start), minutes: at.minutes, place: at.place };
}

const summed = (answer) =>
  answer.count ? fill(words.conflicts, { count: digits(answer.count) }) : words.clear;

// ── The server has the last word ──

async function send(url, fields, session, sentence) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, csrfmiddlewaretoken: token })) body.append(name, value);
  let said;
  refusal.hidden = true;
  try {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (answer.refusal) refuse(answer.refusal);
    said = answer.refusal ?? sentence(answer);
  } catch {
    refuse(words.lost);
    said = words.lost;
  }
  await renew(session?.id);
  say(said);
}

function refuse(text) {
  refusal.textContent = text;
  refusal.hidden = false;
}

// The page once more: lanes, hours, conflicts, what others moved, all as the server draws them.
async function renew(focused) {
  try {
    const page = await (await fetch(location.href, { headers: { Accept: "text/html" } })).text();
    const fresh = new DOMParser().parseFromString(page, "text/html");
    for (const part of ["[data-timetable]", "[data-conflicts]", "[data-undo-place]"]) {
      const here = document.querySelector(part), there = fresh.querySelector(part);
      here.className = there.className;
      Object.assign(here.dataset, there.dataset);
      here.replaceChildren(...there.childNodes);
    }
  } catch { location.reload(); return; }
  liven();
  if (focused) document.getElementById(focused)?.focus();
}

// ── By pointer ──

const perMinute = () => board.querySelector(".tt-hour").getBoundingClientRect().height / 60;
const snapped = (minutes, fine) => { const step = fine ? FINE : COARSE; return Math.round(minutes / step) * step; };

function roomUnder(x) {
  return rooms().find((room) => { const box = room.getBoundingClientRect(); return x >= box.left && x < box.right; });
}

board.addEventListener("pointerdown", (event) => {
  const session = event.target.closest(".tt-session");
  if (!session || event.button !== 0) return;
  const longer = event.target.closest(".tt-end");
  const gripped = longer || event.target.closest(".tt-grip");
  // A finger on the session itself scrolls the page; only the grip takes it along.
  if (event.pointerType !== "mouse" && !gripped) return;
  follow(session, event, longer ? "length" : "place");
});

function follow(session, down, what) {
  const from = standing(session), frame = board.parentElement;
  const scrolled = () => frame.scrollTop + window.scrollY, page = scrolled();
  let moved = false;
  const control = new AbortController(), { signal } = control;
  const move = (event) => {
    if (event.pointerId !== down.pointerId) return;
    if (!moved && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < THRESHOLD) return;
    if (!moved) { moved = true; pick(session, "pointer"); session.setPointerCapture(down.pointerId); }
    if (!held) return;
    const box = frame.getBoundingClientRect();
    if (event.clientY > Math.min(box.bottom, innerHeight) - EDGE) frame.scrollBy(0, 12);
    if (event.clientY < Math.max(box.top, 0) + EDGE) frame.scrollBy(0, -12);
    const by = (event.clientY - down.clientY + scrolled() - page) / perMinute();
    if (what === "length") carry({ minutes: Math.max(snapped(from.minutes + by, event.shiftKey), FINE) });
    else carry({ start: snapped(from.start + by, event.shiftKey), place: roomUnder(event.clientX)?.dataset.place ?? held.now.place });
  };
  const end = (event) => {
    if (event.pointerId !== down.pointerId) return;
    control.abort();
    if (!moved) return;
    // The click that ends a drag is no wish to open the session.
    const late = new AbortController();
    addEventListener("click", (click) => { click.preventDefault(); click.stopPropagation(); },
      { capture: true, once: true, signal: late.signal });
    setTimeout(() => late.abort());
    if (!held) return;
    if (event.type === "pointerup") drop(); else put();
  };
  addEventListener("pointermove", move, { signal });
  addEventListener("pointerup", end, { signal });
  addEventListener("pointercancel", end, { signal });
}

// ── By keyboard ──

const ACROSS = { ArrowLeft: rightToLeft ? 1 : -1, ArrowRight: rightToLeft ? -1 : 1 };

function step(event) {
  const by = event.shiftKey ? FINE : COARSE, { start, minutes, place } = held.now;
  if (event.key === "ArrowUp") return { start: start - by };
  if (event.key === "ArrowDown") return { start: start + by };
  if (event.key === "+" || event.key === "=") return { minutes: minutes + by };
  if (event.key === "-" || event.key === "_") return { minutes: minutes - by };
  if (!(event.key in ACROSS)) return null;
  const every = rooms(), next = every.indexOf(roomOf(place)) + ACROSS[event.key];
  return every[next] ? { place: every[next].dataset.place } : {};
}

board.addEventListener("keydown", (event) => {
  const session = event.target;
  if (!session.classList?.contains("tt-session") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!held && event.key === "Enter") {
    event.preventDefault();
    pick(session, "keys");
    say(fill(words.picked, described(session, held.now)));
  } else if (held?.session === session && event.key === "Enter") {
    event.preventDefault();
    drop();
  } else if (held?.session === session) {
    const change = step(event);
    if (!change) return;
    event.preventDefault();
    carry(change);
    say(fill(words.over, described(session, held.now)));
  }
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !held) return;
  const { session } = held;
  say(fill(words.cancelled, described(session, put())));
});

board.addEventListener("focusout", (event) => {
  if (held?.way === "keys" && event.target === held.session) {
    const { session } = held;
    say(fill(words.cancelled, described(session, put())));
  }
});

// ── Undoing without leaving the grid ──

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-undo]");
  if (!form) return;
  event.preventDefault();
  send(form.action, { version: form.elements.version.value }, null, summed);
});

function liven() {
  board.classList.add("tt-live");
  for (const session of board.querySelectorAll(".tt-session")) {
    session.tabIndex = 0;
    session.setAttribute("aria-describedby", "timetable-help");
    for (const link of session.querySelectorAll("a")) link.draggable = false;
    const grip = document.createElement("span"), end = document.createElement("span");
    grip.className = "tt-grip";
    grip.textContent = "⠿";
    end.className = "tt-end";
    for (const handle of [grip, end]) { handle.setAttribute("aria-hidden", "true"); session.append(handle); }
  }
}

liven();
