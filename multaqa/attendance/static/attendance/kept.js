// What a device keeps in its browser: the list of names, and the scans that wait for a line.
// Scans hold no name, and stay until the site has said that it took them, whatever happens.
// Other rows that wait for a line are kept by it too: whoever sends them says how they are packed.
const STORES = { things: {}, queue: { keyPath: "uid" }, here: { keyPath: "key" } };
const BATCH = 200;
const AGAIN = 60_000; // ms until a scan that nobody knew is asked for again
const LATE = 20_000;

export async function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const [store, how] of Object.entries(STORES)) request.result.createObjectStore(store, how);
  };
  return new Kept(await done(request));
}

function done(request) {
  return new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });
}

class Kept {
  constructor(db) {
    this.db = db;
  }

  // Resolves once it is on the disk, not only promised.
  write(stores, work) {
    return new Promise((good, bad) => {
      const writing = this.db.transaction(stores, "readwrite", { durability: "strict" });
      writing.oncomplete = () => good();
      writing.onabort = writing.onerror = () => bad(writing.error);
      work(...stores.map((store) => writing.objectStore(store)));
    });
  }

  get(key) {
    return done(this.db.transaction("things").objectStore("things").get(key));
  }

  put(key, value) {
    return this.write(["things"], (things) => things.put(value, key));
  }

  since(key) {
    return done(this.db.transaction("here").objectStore("here").get(key));
  }

  async waiting() {
    const all = await done(this.db.transaction("queue").objectStore("queue").getAll());
    return all.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  scan(scan, key) {
    return this.write(["queue", "here"], (queue, here) => {
      queue.put(scan);
      if (scan.undone) here.delete(key);
      else if (scan.first) here.put({ key, at: scan.at });
    });
  }

  settle(taken, marked) {
    return this.write(["queue"], (queue) => {
      for (const uid of taken) queue.delete(uid);
      for (const scan of marked) queue.put(scan);
    });
  }

  // Names go; scans, which hold none, stay for the coordinator's next link on this device.
  erase() {
    return this.write(["things", "here"], (things, here) => {
      things.clear();
      here.clear();
    });
  }
}

async function ask(address, sent) {
  const how = { credentials: "same-origin", signal: AbortSignal.timeout(LATE) };
  if (sent) Object.assign(how, { method: "POST", body: JSON.stringify(sent) });
  const response = await fetch(address, { ...how, headers: { "Content-Type": "application/json" } });
  if (response.status >= 500) throw new Error(String(response.status));
  return { ok: response.ok, ...(await response.json()) };
}

export const list = (address) => ask(address);

// Two windows of one device send one after the other.
export function send(kept, address, told, pack = scansOf) {
  const work = () => sendAll({ kept, address, pack }, told);
  return navigator.locks ? navigator.locks.request("door", work) : work();
}

const scansOf = (rows) => ({
  clock: new Date().toISOString(),
  scans: rows.map(({ uid, code, site, session, at, undone, heard }) => ({ uid, code, site, session, at, undone, heard })),
});

async function sendAll(post, told) {
  const due = (scan) => !scan.refused && !(Date.now() - scan.asked < AGAIN);
  let rows = (await post.kept.waiting()).filter(due);
  for (; rows.length; rows = rows.slice(BATCH)) {
    const answer = await sendSome(post, rows.slice(0, BATCH));
    await told(answer);
    if (answer.erase) return;
  }
}

async function sendSome(post, rows) {
  const answer = await ask(post.address, post.pack(rows));
  if (answer.erase) return answer;
  if (!answer.ok) return apart(post, rows, answer);
  const words = new Map(answer.verdicts.map((verdict) => [verdict.uid, verdict]));
  const unknown = (scan) => (words.get(scan.uid)?.word ?? "unknown") === "unknown";
  const taken = rows.filter((scan) => !unknown(scan)).map((scan) => scan.uid);
  const asked = rows.filter(unknown).map((scan) => ({ ...scan, asked: Date.now() }));
  await post.kept.settle(taken, asked);
  const again = rows.filter((scan) => words.get(scan.uid)?.word === "again");
  return { ...answer, again: again.map((scan) => ({ ...scan, since: words.get(scan.uid).first })) };
}

// One scan that is refused must not hold up the others: each goes by itself, that one stays.
async function apart(post, rows, answer) {
  if (rows.length === 1) {
    await post.kept.settle([], [{ ...rows[0], refused: answer.sentence }]);
    return answer;
  }
  const middle = Math.ceil(rows.length / 2);
  const first = await sendSome(post, rows.slice(0, middle));
  const second = await sendSome(post, rows.slice(middle));
  return { ...first, ...second, again: [...(first.again ?? []), ...(second.again ?? [])] };
}
