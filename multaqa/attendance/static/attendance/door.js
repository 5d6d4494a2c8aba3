// The door: scan or search, say loud and clear what came of it, send when there is a line.
const box = document.getElementById("door");
const $ = (id) => document.getElementById(id);
const { open, list, send } = await import(box.dataset.kept);
const kept = await open(box.dataset.store);
// A device that the site does not know holds no names.
if ("stranger" in box.dataset) await kept.erase();
else await start();

async function start() {
  const { fold, answers } = await import(box.dataset.fold);
  const say = JSON.parse($("words").textContent);
  const tongue = `${say.language}-u-nu-${say.digits}`;
  const number = new Intl.NumberFormat(tongue);
  const ICONS = { ok: "✓", again: "↻", warn: "!", bad: "✕", none: "" };
  const BUZZ = { ok: [60], again: [60, 80, 60], warn: [200], bad: [200, 80, 200] };
  const CODE = /^[2-9A-HJKMNP-TV-Z]{8}$/; // as registrations writes them
  let roster = null, people = new Map(), last = null, latest = 0, keys = "", read = {}, stream = null, heard = null;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const named = (texts) => texts?.[say.language] ?? Object.values(texts ?? {})[0] ?? "";
  const other = (texts) => Object.values(texts ?? {}).find((text) => text !== named(texts)) ?? "";
  const place = () => {
    const [site, session] = $("where").value.split("-").map(Number);
    return { site, session: session || null };
  };
  const zone = () => ({ timeZone: roster?.zone });
  const hour = (at) => new Intl.DateTimeFormat(tongue, { ...zone(), timeStyle: "short", hourCycle: "h23" }).format(new Date(at));
  const day = (at) => new Intl.DateTimeFormat("en-CA", { ...zone(), dateStyle: "short" }).format(new Date(at));
  const keyOf = (code, { site, session }, at) => [code, site, session ?? day(at)].join("|");

  // ── What is said ──────────────────────────────────────────────────────────────────────
  function tell(kind, text, person, code = "") {
    $("told").dataset.kind = kind;
    $("told").querySelector(".door-icon").textContent = ICONS[kind];
    const names = person ? [named(person.names), other(person.names)] : [code];
    $("told-name").replaceChildren(...names.filter(Boolean).map((name) => made("bdi", name)));
    $("told-text").textContent = text;
    $("undo").hidden = !last;
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ[kind] ?? []);
  }

  function made(tag, text, more = {}) {
    return Object.assign(document.createElement(tag), { textContent: text, ...more });
  }

  async function figures() {
    const queue = await kept.waiting();
    const { site, session } = place();
    const counts = (await kept.get("counts")) ?? {};
    const known = session ? counts[`e${session}`] : counts.day === day(Date.now() + off()) ? counts[`s${site}`] : 0;
    const firsts = new Set(queue.filter((scan) => scan.first && !scan.asked && scan.site === site
      && (session ? scan.session === session : day(scan.at) === day(Date.now()))).map((scan) => scan.code));
    const refused = queue.filter((scan) => scan.refused).length;
    const unknown = queue.filter((scan) => scan.asked && !scan.refused).length;
    const waiting = queue.length - refused - unknown;
    $("here").textContent = fill(say.here, { n: number.format((known ?? 0) + firsts.size) });
    const parts = [waiting ? fill(say.waiting, { n: number.format(waiting) }) : say.sent];
    if (unknown) parts.push(fill(say.unknown_count, { n: number.format(unknown) }));
    if (refused) parts.push(fill(say.refused, { n: number.format(refused) }));
    $("waiting").textContent = parts.join(" · ");
    $("waiting").className = `state state--${refused ? "bad" : waiting || unknown ? "warn" : "good"}`;
    $("send").hidden = !queue.length;
  }

  function report({ code, since }) {
    const person = people.get(code);
    const text = fill(say.reported, { name: `\u2068${named(person?.names) || code}\u2069`, hour: hour(since) });
    $("reports").hidden = false;
    $("reports").querySelector("ul").prepend(made("li", text));
  }

  // ── The list ──────────────────────────────────────────────────────────────────────────
  function take(fresh) {
    roster = fresh;
    people = new Map(fresh.people.map(([code, names, sites, sessions]) =>
      [code, { code, names, sites, sessions, key: fold(`${Object.values(names).join(" ")} ${code}`) }]));
    const before = $("where").value || localStorage.getItem(box.dataset.store);
    $("where").replaceChildren(...fresh.sites.map((site) => {
      const group = made("optgroup", "", { label: `${site.mark[say.language === "ar" ? 0 : 1]} · ${named(site.name)}` });
      group.append(made("option", `${named(site.name)}: ${say.site}`, { value: `${site.id}-` }), ...site.sessions.map((each) =>
        made("option", `${shortDay(each.from)} ${hour(each.from)} · ${named(each.name)}`, { value: `${site.id}-${each.id}` })));
      return group;
    }));
    if ([...$("where").options].some((option) => option.value === before)) $("where").value = before;
    $("list").textContent = fill(say.list, { n: number.format(people.size), hour: hour(fresh.at) });
  }

  const shortDay = (at) =>
    new Intl.DateTimeFormat(tongue, { ...zone(), weekday: "short", day: "numeric" }).format(new Date(at));

  async function refresh() {
    const answer = await list(box.dataset.roster).catch(() => null);
    if (answer?.erase) return shut(answer.sentence);
    if (!answer?.ok) return;
    await hear(answer);
    const fresh = { ...answer, at: new Date().toISOString() };
    await kept.put("roster", fresh);
    await kept.put("counts", { ...answer.counts, day: answer.day });
    take(fresh);
  }

  async function shut(sentence) {
    await kept.erase();
    [roster, people, last] = [null, new Map(), null];
    stop();
    for (const id of ["where", "found"]) $(id).replaceChildren();
    $("reports").hidden = true;
    $("reports").querySelector("ul").replaceChildren();
    for (const id of ["find", "list", "here", "ready"]) $(id).hidden = true;
    $("where").parentElement.hidden = true;
    tell("bad", `${sentence ?? say.over} ${say.erased}`);
    await figures();
  }

  // ── The clock ─────────────────────────────────────────────────────────────────────────
  // What the site's clock said last, and this device's then, goes along with each scan: whoever sets
  // the clock before it is sent changes no hour.
  async function hear({ now }) {
    if (!now) return;
    heard = { site: now, clock: new Date().toISOString() };
    await kept.put("heard", heard);
    doubt();
  }

  const off = () => (heard ? Date.parse(heard.site) - Date.parse(heard.clock) : 0);

  function doubt() {
    const minutes = Math.round(Math.abs(off()) / 60_000);
    const [unit, each] = minutes < 120 ? ["minute", 1] : minutes < 2880 ? ["hour", 60] : ["day", 1440];
    const by = new Intl.NumberFormat(tongue, { style: "unit", unit, unitDisplay: "long" }).format(Math.round(minutes / each));
    $("clock").hidden = minutes <= 5;
    $("clock").textContent = minutes > 5 ? fill(off() > 0 ? say.slow : say.fast, { by }) : "";
  }

  // ── Checking in ───────────────────────────────────────────────────────────────────────
  async function checkIn(code, undone = false) {
    const where = undone ? last : place();
    if (!where.site) return tell("bad", say.no_list);
    latest = Math.max(Date.now(), latest + 1);
    const at = new Date(latest).toISOString();
    const key = keyOf(code, where, at);
    const before = undone ? null : await kept.since(key);
    const scan = { uid: crypto.randomUUID(), code, site: where.site, session: where.session, at, undone, heard, first: !before && !undone };
    await kept.scan(scan, key);
    $("found").replaceChildren();
    $("q").value = keys = "";
    last = undone ? null : scan;
    const person = people.get(code);
    if (undone) {
      const mine = (await kept.waiting()).filter((each) => each.code === code && each.first && each.site === where.site && each.session === where.session);
      await kept.settle([], mine.map((each) => ({ ...each, first: false })));
      tell("none", say.undone, person, code);
    } else if (before) tell("again", fill(say.again, { hour: hour(before.at) }), person, code);
    else if (!person) tell("warn", say.unknown, null, code);
    else if (!person.sites.length) tell("warn", say.waits, person);
    else if (!person.sites.includes(where.site)) tell("warn", say.elsewhere, person);
    else tell("ok", say.ok, person);
    await figures();
    sync();
  }

  async function find(event) {
    event.preventDefault();
    const typed = $("q").value.trim();
    // A scanner that types: its keys, whatever alphabet the keyboard is set to.
    const pressed = people.has(keys) || CODE.test(keys) ? keys : "";
    const code = people.has(typed.toUpperCase()) || CODE.test(typed.toUpperCase()) ? typed.toUpperCase() : pressed;
    if (code && (people.has(code) || !matching(typed).length)) return checkIn(code);
    const found = matching(typed);
    if (!found.length) tell("bad", say.nobody, null, typed);
    else if (found.length === 1) await checkIn(found[0].code);
    else tell("none", say.several);
    keys = "";
  }

  const matching = (typed) => (fold(typed) ? [...people.values()].filter((each) => answers(typed, each.key)) : []);

  function show() {
    const found = matching($("q").value).slice(0, 12);
    $("found").replaceChildren(...found.map((person) => {
      const button = made("button", "", { type: "button", className: "door-person" });
      button.append(made("bdi", named(person.names)), made("small", other(person.names), { dir: "auto" }));
      button.onclick = () => checkIn(person.code);
      const row = made("li", "");
      row.append(button);
      return row;
    }));
  }

  // ── The camera ────────────────────────────────────────────────────────────────────────
  async function watch() {
    if (stream) return stop();
    try {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      $("view").srcObject = stream;
      $("view").hidden = false;
      $("camera").textContent = say.stop;
      await $("view").play();
      look(detector);
    } catch {
      stop();
      tell("bad", say.no_camera);
    }
  }

  async function look(detector) {
    if (!stream) return;
    const [found] = await detector.detect($("view")).catch(() => []);
    if (found) await seen(found.rawValue.trim().toUpperCase());
    setTimeout(look, 150, detector);
  }

  async function seen(code) {
    // A badge that is held before the camera is one scan, not ten.
    const held = read.code === code && Date.now() - read.at < 4000;
    read = { code, at: Date.now() };
    if (held) return;
    if (people.has(code) || CODE.test(code)) await checkIn(code);
    else tell("bad", say.no_badge);
  }

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    $("view").hidden = true;
    $("camera").textContent = say.start;
  }

  // ── The line ──────────────────────────────────────────────────────────────────────────
  async function sync() {
    if (roster && Date.now() + off() > Date.parse(roster.until)) return shut();
    const told = async (answer) => {
      if (answer.erase) return shut(answer.sentence);
      await hear(answer);
      for (const each of answer.again ?? []) report(each);
      if (answer.counts) return kept.put("counts", { ...answer.counts, day: answer.day });
    };
    await send(kept, box.dataset.scans, told).catch(() => {});
    await figures();
  }

  async function hold() {
    await navigator.serviceWorker.register("/sw.js");
    const { active } = await navigator.serviceWorker.ready;
    const files = [...document.querySelectorAll("script[src],link[rel=stylesheet]")].map((each) => each.src || each.href);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => Object.assign($("ready"), { textContent: say.ready, className: "state state--good" });
    active.postMessage({ door: location.pathname, files: [...files, box.dataset.kept, box.dataset.fold] }, [port2]);
  }

  heard = (await kept.get("heard")) ?? null;
  doubt();
  const known = await kept.get("roster");
  if (known) take(known);
  else $("list").textContent = say.no_list;
  $("find").addEventListener("submit", find);
  $("q").addEventListener("input", show);
  $("q").addEventListener("keydown", ({ code, key }) => {
    if (/^(Key[A-Z]|Digit\d)$/.test(code)) keys += code.at(-1);
    else if (key !== "Enter" && key !== "Shift") keys = "";
  });
  $("where").addEventListener("change", () => {
    localStorage.setItem(box.dataset.store, $("where").value);
    figures();
  });
  $("undo").addEventListener("click", () => last && checkIn(last.code, true));
  $("send").addEventListener("click", sync);
  $("camera").addEventListener("click", watch);
  $("camera").hidden = !("BarcodeDetector" in window && navigator.mediaDevices);
  window.addEventListener("online", () => refresh().then(sync));
  setInterval(() => document.hidden || sync(), 30_000);
  setInterval(() => document.hidden || refresh(), 300_000);
  navigator.storage?.persist?.();
  if ("serviceWorker" in navigator) hold().catch(() => {});
  // What was refused once is asked again when the page is opened anew: the device may have another link.
  await kept.settle([], (await kept.waiting()).map((scan) => ({ ...scan, refused: undefined })));
  await figures();
  await refresh();
  await sync();
}
