// Follows the work on an import: moves the bar, and shows the next page when there is one.
const box = document.getElementById("progress");

async function look() {
  try {
    const answer = await fetch(box.dataset.address, { headers: { Accept: "application/json" } });
    const { state, progress, total } = await answer.json();
    const bar = box.querySelector("progress");
    if (state !== box.dataset.state || (total && !bar)) return location.reload();
    if (bar) bar.value = progress;
  } catch {
    // The line is gone for a moment: the next look may find it again.
  }
  setTimeout(look, 1000);
}

if (box) setTimeout(look, 1000);
