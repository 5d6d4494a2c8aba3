// Keeps each touch of the roster at once. Without it, the button below each city keeps all of them.
const bar = document.querySelector("[data-bar]");

async function keep(form, line) {
  const sent = new FormData();
  for (const input of form.querySelectorAll("[type=hidden]")) sent.append(input.name, input.value);
  for (const input of line.querySelectorAll("input:checked")) sent.append(input.name, input.value);
  const said = bar.querySelector("[data-saved]");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: sent,
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(answer.status);
    bar.querySelector("progress").value = (await answer.json()).answered;
    said.textContent = form.dataset.kept;
    line.classList.add("tie--kept");
  } catch {
    said.textContent = form.dataset.lost;
    line.classList.remove("tie--kept");
  }
}

for (const form of document.querySelectorAll("[data-roster]")) {
  form.addEventListener("change", ({ target }) => {
    const line = target.closest("[data-line]");
    if (line.querySelector("[type=radio]:checked")) keep(form, line);
  });
}
