/* Today's check-ins, asked for anew every half minute while somebody looks. */
const today = document.querySelector("[data-today]");

async function renew() {
  if (document.hidden) return;
  try {
    const answer = await fetch(today.dataset.today, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const read = new DOMParser().parseFromString(await answer.text(), "text/html");
    today.replaceChildren(...read.body.childNodes);
  } catch {
    // Without a line the last figures stay, with their hour.
  }
}

if (today) {
  setInterval(renew, 30_000);
  document.addEventListener("visibilitychange", renew);
}
