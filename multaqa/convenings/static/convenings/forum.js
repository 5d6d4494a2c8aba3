// On a forum's pages: copies for readers who lose the line, and which sessions this reader picked.
const main = document.querySelector("[data-forum]");
const forum = main?.dataset.forum;

function picked() {
  try {
    if (main.dataset.picked !== undefined) localStorage.setItem(forum, main.dataset.picked);
    return (localStorage.getItem(forum) || "").split(" ").filter(Boolean);
  } catch {
    return []; // a browser that keeps nothing
  }
}

if (forum) {
  for (const code of picked()) {
    for (const place of document.querySelectorAll(`[data-code="${CSS.escape(code)}"]`))
      place.setAttribute("data-in", "");
  }
  const line = navigator.connection;
  const sparing = Boolean(line?.saveData || /2g/.test(line?.effectiveType));
  navigator.serviceWorker
    ?.register("/sw.js")
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) =>
      active.postMessage({ forum, version: main.dataset.version || "0", sparing }),
    )
    .catch(() => {});
}

const ends = Number(document.querySelector("[data-changes-in]")?.dataset.changesIn);
if (ends > 0 && ends < 86400) setTimeout(() => location.reload(), ends * 1000 + 500);
