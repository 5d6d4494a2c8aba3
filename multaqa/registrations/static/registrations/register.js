// The form is kept as it is typed, and asks only what has to be answered.
const form = document.querySelector("form[data-when], form[data-save]");

// ── What is asked only of some ─────────────────────────────────────────────────────────────
const when = form?.dataset.when ? JSON.parse(form.dataset.when) : {};

function fieldOf(name) {
  const found = form.elements[name] ?? form.querySelector(`[name="${name}"]`);
  return (found?.closest ? found : found?.[0])?.closest(".field");
}

function judge() {
  const given = new FormData(form);
  const hidden = new Set();
  for (const [name, [on, value]] of Object.entries(when)) {
    const field = fieldOf(name);
    if (!field) continue;
    field.hidden = hidden.has(on) || !given.getAll(on).includes(value);
    if (field.hidden) hidden.add(name);
  }
}

if (form) {
  form.addEventListener("change", judge);
  judge();
}

// Once it was sent, this device need not keep it.
const done = document.querySelector("[data-done]")?.dataset.done;
try {
  if (done) localStorage.removeItem(`typed:${done.slice(3)}`);
} catch {
  // a browser that keeps nothing
}

// ── Saved as it is typed ───────────────────────────────────────────────────────────────────
const { save, offline, unsaved } = form?.dataset ?? {};
if (save) {
  const key = `typed:${save.slice(3)}`; // the same in every language
  const words = form.querySelector("[data-words]");
  const conflict = document.querySelector("[data-conflict]");
  const fresh = new Set(); // file inputs that were chosen since the last saving
  let waiting, running, dirty;

  function store(value) {
    try {
      value ? localStorage.setItem(key, value) : localStorage.removeItem(key);
    } catch {
      // a browser that keeps nothing
    }
  }

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function texts() {
    return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  }

  function tell(sentence) {
    conflict.querySelector("[data-sentence]").textContent = sentence;
    conflict.hidden = false;
  }

  async function send(leaving) {
    const data = new FormData(form);
    for (const input of form.querySelectorAll("[type=file]")) if (leaving || !fresh.has(input.name)) data.delete(input.name);
    dirty = false;
    try {
      const answer = await fetch(save, { method: "POST", body: data, keepalive: leaving, redirect: "error" });
      const said = await answer.json();
      if (answer.status === 409) {
        conflict.dataset.version = said.version;
        return tell(said.sentence);
      }
      if (!answer.ok) throw answer;
      form.elements.version.value = said.version;
      words.textContent = said.words;
      fresh.clear();
      if (!dirty) store(null);
    } catch {
      words.textContent = offline;
    }
  }

  async function keep(leaving = false) {
    clearTimeout(waiting);
    waiting = null;
    if (running) return running.then(() => dirty && keep(leaving));
    running = send(leaving).finally(() => (running = null));
    return running;
  }

  function soon(event) {
    if (event.target.type === "file") fresh.add(event.target.name);
    dirty = true;
    store(JSON.stringify(texts()));
    clearTimeout(waiting);
    waiting = setTimeout(keep, 900);
  }

  function putBack(pairs) {
    const of = new Map();
    for (const [name, value] of pairs) of.set(name, [...(of.get(name) ?? []), value]);
    for (const input of form.elements) {
      if (!input.name || ["version", "told"].includes(input.name) || input.type === "file" || input.name === "csrfmiddlewaretoken") continue;
      const values = of.get(input.name) ?? [];
      if (input.type === "checkbox" || input.type === "radio") input.checked = values.includes(input.value);
      else if (values.length) input.value = values[0];
    }
    judge();
  }

  form.addEventListener("input", soon);
  document.addEventListener("visibilitychange", () => document.hidden && waiting && keep(true));
  addEventListener("online", () => stored() && keep());
  form.addEventListener("submit", async (event) => {
    clearTimeout(waiting);
    waiting = null;
    store(JSON.stringify(texts()));
    if (!running) return;
    event.preventDefault(); // the version that is being saved must come first
    dirty = false;
    await running;
    form.requestSubmit();
  });
  conflict.querySelector("[data-mine]").addEventListener("click", () => {
    const held = conflict.pending;
    if (held) putBack(held);
    else form.elements.version.value = conflict.dataset.version;
    conflict.pending = null;
    conflict.hidden = true;
    keep();
  });
  conflict.querySelector("[data-theirs]").addEventListener("click", () => {
    store(null);
    location.reload();
  });

  // What was typed without a line comes back: at once where nothing was saved since, else on asking.
  const left = stored();
  if (left) {
    const version = left.find(([name]) => name === "version")?.[1];
    if (version === form.elements.version.value) {
      putBack(left);
      keep();
    } else {
      conflict.pending = left;
      tell(unsaved);
    }
  }
}
