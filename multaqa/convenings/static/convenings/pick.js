// A search box above a long list of ticks: shows the names that hold what is typed. Arabic is
// compared without its marks and with its like letters made one, as people type it.

const folded = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "")
  .replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/ؤ/g, "و").replace(/ئ/g, "ي");

for (const pick of document.querySelectorAll("[data-pick]")) {
  const search = pick.querySelector("input[type=search]");
  const names = [...pick.querySelectorAll(".pick-list label")].map((label) => [label, folded(label.textContent)]);
  // Short enough to see at a glance: no search needed.
  if (names.length < 8) continue;
  search.closest(".pick-search").hidden = false;
  search.addEventListener("input", () => {
    const wanted = folded(search.value).split(/\s+/).filter(Boolean);
    for (const [label, name] of names) {
      // Who is ticked stays in sight.
      label.hidden = !label.querySelector("input").checked && !wanted.every((word) => name.includes(word));
    }
  });
  // Enter here searches; it does not send the form.
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}
