// Copies of a forum's public pages, for readers who lose the line. Network first.
// Deny by default: only an answer that the server marks with Offline-Copy is ever kept.
const CACHE = "multaqa-{{ version }}";
const MOST = 200; // pages: two forums of 60 sessions, with room
const PATIENCE = 6000; // ms that a weak line may take while a copy stands ready
const FORUM = /^\/[a-z]{2}\/[^/]+\/forums\/[^/]+\//;
const CLOSED = /\/(desk|prepare|admin|account|me)(\/|$)/;
const OFFLINE = "{{ offline }}";
const SIGN_OUT = "{{ sign_out }}";

self.addEventListener("install", (event) => {
  event.waitUntil(lay(OFFLINE, "omit").then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(deleteOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST" && url.pathname.endsWith(SIGN_OUT)) event.waitUntil(forget());
  if (CLOSED.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, request, url));
  else if (request.method === "GET" && url.pathname.startsWith("/static/"))
    event.respondWith(fixed(request));
});

self.addEventListener("message", (event) => {
  const { forum, version, sparing, door, files } = event.data;
  if (FORUM.test(forum)) event.waitUntil(gather(forum, version, sparing));
  if (FORUM.test(door)) event.waitUntil(hold(door, files).then(() => event.ports[0]?.postMessage("held")));
});

async function deleteOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function forget() {
  await caches.delete(CACHE);
  await lay(OFFLINE, "omit").catch(() => {});
}

async function page(event, request, url) {
  const copy = request.method === "GET" && (await standing(url.pathname));
  const answer = fetch(request).then((response) => {
    if (request.method === "GET" && FORUM.test(url.pathname) && !url.search)
      event.waitUntil(keep(url.pathname, response.clone()));
    return response;
  });
  if (copy) event.waitUntil(answer.catch(() => {}));
  try {
    return await (copy ? Promise.race([answer, late()]) : answer);
  } catch {
    if (copy) return dated(copy);
    return (await standing(OFFLINE)) || Response.error();
  }
}

// A hashed file never changes: the first copy is the right one.
async function fixed(request) {
  const copy = await standing(request.url);
  if (copy) return copy;
  const response = await fetch(request);
  if (response.ok && /\.[0-9a-f]{12}\./.test(request.url))
    await (await caches.open(CACHE)).put(request.url, response.clone());
  return response;
}

async function standing(address) {
  return (await caches.open(CACHE)).match(address);
}

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}

async function keep(address, response) {
  if (!response.ok || response.redirected || response.headers.get("Offline-Copy") !== "yes") return;
  const cache = await caches.open(CACHE);
  const type = response.headers.get("Content-Type");
  const headers = { "Content-Type": type, "Kept-At": String(Date.now()) };
  const body = await response.blob();
  await cache.delete(address);
  await cache.put(address, new Response(body, { headers }));
  const all = (await cache.keys()).filter((each) => new URL(each.url).pathname !== OFFLINE);
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old);
}

async function lay(address, credentials) {
  const response = await fetch(address, { credentials, cache: "no-cache" });
  await keep(address, response.clone());
  return response;
}

// Everybody's pages are fetched without cookies, so a copy never shows who had signed in.
async function gather(forum, version, sparing) {
  const mark = new URL(forum + "#", location.origin).pathname + "version";
  const cache = await caches.open(CACHE);
  const before = await cache.match(mark);
  if (before && (await before.text()) === version) return;
  const agenda = await lay(forum + "agenda/", "omit");
  const text = await agenda.text();
  await lay(forum + "my/", "same-origin").catch(() => {});
  const links = [...text.matchAll(/href="([^"#?]+)"/g)].map((found) => found[1]);
  const sessions = links.filter((link) => link.startsWith(forum + "sessions/") && link.endsWith("/"));
  const others = [forum, forum + "venue/", ...(sparing ? [] : new Set(sessions))];
  for (const address of others.slice(0, 120)) await lay(address, "omit").catch(() => {});
  await cache.put(mark, new Response(version));
}

// The page of a door with its scripts and sheets: a device there must open without a line.
async function hold(door, files) {
  await lay(door, "same-origin");
  for (const file of files)
    if (new URL(file, location.origin).pathname.startsWith("/static/"))
      await fixed(new Request(new URL(file, location.origin)));
}

// The page itself holds the sentence, in its language; here it only gets its time.
async function dated(copy) {
  const at = Number(copy.headers.get("Kept-At"));
  const html = (await copy.text()).replace(
    / hidden data-kept="([-\w]+)"([^]*?)<time><\/time>/,
    (_, locale, between) => {
      const form = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
      const time = new Date(at).toISOString();
      return `${between}<time datetime="${time}">${form.format(at)}</time>`;
    },
  );
  return new Response(html, { headers: { "Content-Type": copy.headers.get("Content-Type") } });
}
