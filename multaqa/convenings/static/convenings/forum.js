// On a forum's pages: copies for readers who lose the line, and marks on what this reader picked.
const note = document.querySelector("[data-forum]");
const { forum, version, mark, picked } = note?.dataset ?? {};

function remembered() {
  const name = forum.slice(3); // the same in every language
  try {
    if (picked !== undefined) localStorage.setItem(name, picked);
    return (localStorage.getItem(name) ?? "").split(" ").filter(Boolean);
  } catch {
    return []; // a browser that keeps nothing
  }
}

function chip() {
  const made = document.createElement("span");
  made.className = "chip";
  made.textContent = mark;
  return made;
}

async function keepCopies() {
  const line = navigator.connection;
  const sparing = Boolean(line?.saveData || /2g/.test(line?.effectiveType));
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ forum, version, sparing });
}

if (forum) {
  for (const code of remembered())
    for (const place of document.querySelectorAll(`[data-code="${CSS.escape(code)}"]`))
      place.append(" ", chip());
  if ("serviceWorker" in navigator) keepCopies().catch(() => {});
}

// The page of now and next is asked for again when its answer changes.
const changes = Number(document.querySelector("[data-changes-in]")?.dataset.changesIn);
if (changes > 0 && changes < 86400) setTimeout(() => location.reload(), changes * 1000);
