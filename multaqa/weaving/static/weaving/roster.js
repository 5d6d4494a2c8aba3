// Keeps each touch of the roster at once: on this device first, then sent, when there is a line.
// Without it, the button below each city keeps all of them.
const bar = document.querySelector("[data-bar]");
const { store, digits, kept, waiting, out } = bar.dataset;
const saved = bar.querySelector("[data-saved]");
const forms = [...document.querySelectorAll("[data-roster]")];
const lines = new Map([...document.querySelectorAll("[data-line]")].map((line) => [line.dataset.line, line]));
const reach = (act) => { try { return act(); } catch { return null; } }; // a browser that keeps nothing
const LATE = 20_000, AGAIN = 15_000;
// What was touched and is not known to have arrived, by the name it is about: the inputs that are on.
const waits = new Map(Object.entries(reach(() => JSON.parse(localStorage.getItem(store))) ?? {}));
let sending = false;

const number = (n) => [...String(n)].map((digit) => digits[digit]).join("");
const on = (line) => [...line.querySelectorAll("input:checked")].map(({ name, value }) => [name, value]);
const levelled = (pairs) => pairs.some(([name]) => name.startsWith("level-"));
const answered = (line) => "answered" in line.dataset || levelled(on(line));

function hold() {
  const all = JSON.stringify(Object.fromEntries(waits));
  return reach(() => (waits.size ? localStorage.setItem(store, all) : localStorage.removeItem(store), true));
}

function mark(id, how) {
  const line = lines.get(id);
  line?.classList.remove("tie--kept", "tie--waits", "tie--lost");
  line?.classList.add(`tie--${how}`);
}

function count() {
  const all = [...lines.values()];
  const done = all.filter(answered).length;
  bar.querySelector("progress").value = done;
  bar.querySelector("label .quiet").textContent = `${number(done)} / ${number(all.length)}`;
  const next = all.find((line) => !answered(line));
  const go = bar.querySelector("a");
  if (go) go.hidden = !next;
  if (go && next) go.hash = next.id;
  for (const form of forms) {
    const here = [...form.querySelectorAll("[data-line]")];
    const told = form.parentElement.querySelector("[data-done]");
    told.textContent = `${number(here.filter(answered).length)} / ${number(here.length)}`;
  }
}

async function post(rows) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", forms[0].elements.csrfmiddlewaretoken.value);
  for (const [, pairs] of rows) for (const [name, value] of pairs) body.append(name, value);
  const headers = { Accept: "application/json" };
  const answer = await fetch(forms[0].action, { method: "POST", body, headers, signal: AbortSignal.timeout(LATE) });
  if (answer.status >= 500) throw new Error(answer.status);
  const json = (answer.headers.get("Content-Type") ?? "").includes("json");
  return json ? { ok: answer.ok, ...(await answer.json()) } : { out: true };
}

// One name that is refused must not hold up the others: each goes by itself then.
async function deliver(rows) {
  const answer = await post(rows);
  if (answer.out) return out;
  if (!answer.ok && rows.length > 1) {
    let said = kept;
    for (const row of rows) said = (await deliver([row])) === kept ? said : answer.why;
    return said;
  }
  for (const [id, pairs] of rows) {
    if (waits.get(id) !== pairs) continue; // touched again meanwhile: the newer one is still to go
    waits.delete(id);
    mark(id, answer.ok ? "kept" : "lost");
  }
  hold();
  return answer.ok ? kept : answer.why;
}

async function send() {
  if (sending || !waits.size) return;
  sending = true;
  let said = kept;
  try {
    while (waits.size && said === kept) said = await deliver([...waits]);
  } catch {
    said = `${waiting} ${number(waits.size)}`;
  }
  saved.textContent = said;
  sending = false;
}

function touched({ target }) {
  const line = target.closest("[data-line]");
  const pairs = on(line);
  if (!levelled(pairs)) return;
  waits.set(line.dataset.line, pairs);
  mark(line.dataset.line, "waits");
  hold();
  count();
  send();
}

// What was touched on this device and never arrived stands there again.
for (const [id, pairs] of waits) {
  const line = lines.get(id);
  const chosen = new Map(pairs);
  for (const input of line?.querySelectorAll("input") ?? []) {
    input.checked = input.type === "radio" ? chosen.get(input.name) === input.value : chosen.has(input.name);
  }
  mark(id, "waits");
}
for (const form of forms) {
  form.addEventListener("change", touched);
  form.addEventListener("submit", (event) => {
    if (form.querySelector("[data-line]:has(:checked):not(:has([type=radio]:checked))")) return; // it says what is missing
    event.preventDefault();
    for (const line of form.querySelectorAll("[data-line]")) {
      if (levelled(on(line)) && !waits.has(line.dataset.line)) waits.set(line.dataset.line, on(line));
    }
    send();
  });
}
addEventListener("online", send);
addEventListener("beforeunload", (event) => waits.size && !hold() && event.preventDefault());
setInterval(() => document.hidden || send(), AGAIN);
count();
send();
