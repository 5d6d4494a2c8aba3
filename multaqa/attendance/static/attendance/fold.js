// Names in one spelling, for a search without a line: engines/script in small.
const SAME = Object.entries({
  ا: "ٱٲٳ", ي: "ىیۍێېۑؠ", ه: "ةھہۃەۿ", ك: "کڪګڭگݢݣ", ج: "چ", ب: "پ", ز: "ژ", ف: "ڤڥڢ", ق: "ڧڨ",
  ت: "ٹ", د: "ڈ", ر: "ڑ", ن: "ں", o: "ø", l: "ł", d: "đð", h: "ħ", i: "ı", th: "þ", ae: "æ", oe: "œ", ss: "ß",
});
const BASE = new Map(SAME.flatMap(([base, all]) => [...all].map((letter) => [letter, base])));
for (const sign of "ٴۥۦـ'`´‘’‛′＇") BASE.set(sign, "");

export function fold(text) {
  const spread = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "");
  const plain = [...spread].map((sign) => BASE.get(sign) ?? digit(sign)).join("");
  return plain.replace(/[\p{Z}\p{P}\p{S}\p{Cc}]+/gu, " ").trim();
}

function digit(sign) {
  const code = sign.codePointAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  return code >= 0x6f0 && code <= 0x6f9 ? String(code - 0x6f0) : sign;
}

// Every word of the query stands in the key; with or without its article, joined or apart.
export function answers(query, key) {
  const joined = key.replaceAll(" ", "");
  return fold(query).split(" ").every((word) => {
    const bare = /^ال..+/.test(word) ? word.slice(2) : word;
    return key.includes(bare) || joined.includes(word);
  });
}
