// Keeps each choice at once, as it is made. Without it, the button below keeps all of them.
const form = document.querySelector("[data-wishes]");
const said = form?.querySelector("[data-saved]");

async function keep() {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const told = await answer.json();
    said.textContent = told.kept ? form.dataset.kept : told.why;
  } catch {
    said.textContent = form.dataset.lost;
  }
}

form?.addEventListener("change", keep);
