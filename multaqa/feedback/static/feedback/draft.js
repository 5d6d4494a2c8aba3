// Answers on their way stay on this device, and leave it once they are sent. Nothing is sent before.

const reach = (act) => { try { return act(); } catch { return null; } }; // a browser that keeps nothing

const form = document.querySelector("form[data-draft]");
if (form) {
  const name = form.dataset.draft;
  const kept = reach(() => JSON.parse(localStorage.getItem(name))) ?? {};
  const fields = [...form.elements].filter((field) => field.name.startsWith("item-"));
  const picks = (field) => field.type === "radio" || field.type === "checkbox";
  // What the server gave back after a refusal is newer than what lies here.
  if (!form.querySelector("[role=alert]"))
    for (const field of fields) {
      const values = kept[field.name] ?? [];
      if (picks(field)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
  const note = form.querySelector("[data-kept]");
  form.addEventListener("input", () => {
    const now = {};
    for (const field of fields)
      if (picks(field) ? field.checked : field.value) (now[field.name] ??= []).push(field.value);
    note.hidden = reach(() => localStorage.setItem(name, JSON.stringify(now))) === null;
  });
}

// Answered here or elsewhere: nothing of it stays behind.
for (const { dataset } of document.querySelectorAll("[data-answered]"))
  reach(() => localStorage.removeItem(dataset.answered));
