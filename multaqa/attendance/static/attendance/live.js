// Looks again every half minute, and leaves open what the reader opened.
const live = document.getElementById("live");

async function look() {
  if (document.hidden) return;
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
  if (!fresh || live.contains(document.activeElement)) return;
  for (const section of live.querySelectorAll("section[aria-labelledby]")) {
    const there = fresh.querySelector(`[aria-labelledby="${section.getAttribute("aria-labelledby")}"]`);
    const lists = there?.querySelectorAll("details") ?? [];
    section.querySelectorAll("details").forEach((each, n) => lists[n]?.toggleAttribute("open", each.open));
  }
  live.replaceChildren(...fresh.childNodes);
}

if (live) setInterval(look, 30_000);
