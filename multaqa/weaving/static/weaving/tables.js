// Tables confirmed on a phone: kept in the browser first, sent when there is a line. Without it,
// each form is sent by itself.
const box = document.getElementById("now");
const { open, send } = await import(box.dataset.kept);
const kept = await open(box.dataset.store);
const forms = new Map([...document.querySelectorAll("[data-table]")].map((form) => [form.dataset.table, form]));
const said = box.dataset;
const here = (row) => row.rotation === Number(said.rotation) && row.position === Number(said.position);
const page = document.documentElement;
const number = new Intl.NumberFormat(`${page.lang}-u-nu-${page.dataset.digits ?? "latn"}`);
const sure = new Set([...forms].filter(([, { dataset }]) => dataset.was && !("disputed" in dataset)).map(([table]) => table));

const pack = (rows) => ({
  clock: new Date().toISOString(),
  tables: rows.map(({ uid, rotation, position, table, people, was, at }) => ({ uid, rotation, position, table, people, was, at })),
});

// What a form says, people added by name among them; null for a name that nobody has.
function read(form) {
  const people = [...form.querySelectorAll("[name=person]:checked")].map((input) => Number(input.value));
  const also = form.elements.also.value.trim();
  if (!also) return people;
  const found = [...document.getElementById("everybody").options].find((option) => option.value === also);
  if (!found) return null;
  const id = Number(found.dataset.id);
  if (!form.querySelector(`[name=person][value="${id}"]`)) seat(form, id, also);
  form.querySelector(`[name=person][value="${id}"]`).checked = true;
  form.elements.also.value = "";
  return [...new Set([...people, id])];
}

function seat(form, id, name) {
  const row = document.createElement("li");
  const label = Object.assign(document.createElement("label"), { className: "tick" });
  const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "person", value: id });
  label.append(input, " ", Object.assign(document.createElement("bdi"), { textContent: name }));
  row.append(label);
  form.querySelector("[data-people]").append(row);
}

function tell(form, tone, text) {
  form.querySelector("[data-said]").textContent = text;
  const state = form.querySelector("[data-state] .state");
  state.className = `state state--${tone}`;
  state.textContent = tone === "good" ? said.sure : said.unsure;
}

async function confirm(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const people = read(form);
  if (!people) return tell(form, "bad", said.unknown);
  const was = form.dataset.was ? form.dataset.was.split(",").slice(1).map(Number) : null;
  const row = { uid: crypto.randomUUID(), at: new Date().toISOString(), table: form.dataset.table, people, was };
  await kept.scan({ ...row, rotation: Number(said.rotation), position: Number(said.position) }, "");
  form.dataset.was = ["-", ...people].join(",");
  await count();
  tell(form, "warn", said.waits);
  await sync();
}

async function sync() {
  const rows = new Map((await kept.waiting()).map((row) => [row.uid, row]));
  const told = ({ verdicts = [] }) => {
    for (const { uid, word, sentence } of verdicts) {
      const row = rows.get(uid);
      const form = row && here(row) && forms.get(row.table);
      if (!form) continue;
      if (word === "taken") sure.add(row.table);
      if (word === "disputed") sure.delete(row.table);
      tell(form, word === "taken" ? "good" : "bad", word === "taken" ? said.taken : sentence);
    }
    sum();
  };
  await send(kept, said.send, told, pack).catch(() => {});
  await count();
  await list().catch(() => {});
}

// The list of rounds counts what the site has by now, from this phone and from others.
async function list() {
  const counts = [...document.querySelectorAll("[data-count]")];
  if (!counts.length) return;
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of counts) {
    const now = page.querySelector(`[data-count="${old.dataset.count}"]`);
    if (now && now.innerHTML !== old.innerHTML) old.replaceWith(now);
  }
}

// How many tables the site has: what waits on the phone is not confirmed yet, nor what has two
// answers.
function sum() {
  const bar = document.querySelector("#confirmed progress");
  if (!bar || bar.value === sure.size) return;
  bar.value = sure.size;
  const text = `${number.format(bar.value)} / ${number.format(bar.max)}`;
  bar.textContent = bar.previousElementSibling.textContent = text;
}

async function count() {
  const line = document.getElementById("waiting");
  const { length } = await kept.waiting();
  if (line) line.textContent = length ? `${said.queued} ${number.format(length)}` : "";
}

// What waits stands in its form again when the page is opened anew.
for (const row of (await kept.waiting()).filter(here)) {
  const form = forms.get(row.table);
  if (!form) continue;
  for (const input of form.querySelectorAll("[name=person]")) input.checked = row.people.includes(Number(input.value));
  tell(form, "warn", said.waits);
}
for (const form of forms.values()) form.addEventListener("submit", confirm);
window.addEventListener("online", sync);
window.addEventListener("pageshow", ({ persisted }) => persisted && sync());
setInterval(() => document.hidden || sync(), 30_000);

async function hold() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  const files = [...document.querySelectorAll("script[src],link[rel=stylesheet]")].map((each) => each.src || each.href);
  const { port2 } = new MessageChannel();
  active.postMessage({ door: location.pathname, files: [...files, new URL(said.kept, location).href] }, [port2]);
}

if ("serviceWorker" in navigator) hold().catch(() => {});
await kept.settle([], (await kept.waiting()).map((row) => ({ ...row, refused: undefined })));
await sync();
