// Looks every two seconds how far a plan is, and goes to it once it is made. Without it, “Look again” does.
const shown = () => document.querySelector("[data-progress]");

async function look() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-progress]");
    if (answer.redirected || !now) return location.assign(answer.url);
    if (now.innerHTML !== shown().innerHTML) shown().replaceWith(now);
  } catch {
    // No connection now; the next look may have one.
  }
  setTimeout(look, 2000);
}

setTimeout(look, 2000);
