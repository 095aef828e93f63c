// Keeps this site's own files so that the page works without a network.
// Written by `cargo xtask sw`; the list holds every file and its digest.
"use strict";

const VERSION = "@VERSION@";
const FILES = "@FILES@";
// Files that the page loads late: kept when it runs, after all the others.
const LATE_FILES = "@LATE@";
// The folder of an archive that is too large to be kept from the start, or "".
const LATER = "@LATER@";

const SCOPE = new URL("./", self.location.href);
// "#" cannot stand in a path, so no other scope's name begins with ours.
const PREFIX = `gloss-${SCOPE.pathname}#`;
const CACHE = PREFIX + VERSION;
const SHELL = SCOPE.href;
// Its files are kept as they are used, until there is another edition.
const USED = PREFIX + LATER;
// What another app shares comes to this address by POST. The page takes it from
// the cache, so that it never reaches the host.
const SHARE = `${SCOPE.href}share`;
const SHARED = `${PREFIX}shared`;
// Of the two programs only the one that this browser runs is kept; the page's
// start asks with the same module: a function that gives a v128.
const WITH_VECTORS = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b,
  0x03, 0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
];
const NOT_RUN = WebAssembly.validate(new Uint8Array(WITH_VECTORS)) ? /(^|\/)scalar[._]/ : /^app-/;
const KEPT = Object.entries(FILES).filter(([path]) => !NOT_RUN.test(path));
const addressed = (files) => new Map(files.map(([path, digest]) => [new URL(path, SCOPE).href, digest]));
const INTEGRITY = addressed(KEPT);
const LATE = addressed(Object.entries(LATE_FILES));
// Files that are named after what is in them: they are the same in any version.
const NAMED = new RegExp("^@NAMED@");

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
  if (event.data?.type === "windows") event.waitUntil(count(event.source));
  if (event.data?.type === "complete") event.waitUntil(complete(event.source));
});
self.addEventListener("fetch", (event) => {
  const answer = choose(event.request);
  if (answer) event.respondWith(answer);
});

// All files, each with the right digest, or none: then the old version stays. What
// worked without a network before an update, works after it: all files come with it.
async function install() {
  const had = await caches.has(CACHE);
  try {
    await keep(self.registration.active ? [...INTEGRITY, ...LATE] : [...INTEGRITY]);
  } catch (error) {
    // A version that comes again may be the one in use.
    if (!had) await caches.delete(CACHE);
    throw error;
  }
}

// Those that are not there yet, all of them or none; gives their number.
async function keep(files) {
  const kept = await Promise.all(files.map(([url]) => find(url, CACHE)));
  const missing = files.filter((_, at) => !kept[at]);
  if (missing.length === 0) return 0;
  const before = await keptBefore(missing);
  const come = ([url, digest]) => before.get(digest)?.() ?? fetchChecked(url, digest);
  const responses = await Promise.all(missing.map(come));
  const cache = await caches.open(CACHE);
  await Promise.all(missing.map(([url], at) => cache.put(url, responses[at])));
  return missing.length;
}

// What other versions keep with one of these digests: it need not come again.
async function keptBefore(files) {
  const wanted = new Set(files.map(([, digest]) => digest));
  const found = new Map();
  for (const name of (await versions()).filter((name) => name !== CACHE)) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const bytes = await response?.arrayBuffer();
      const digest = bytes && (await digestOf(bytes));
      // As a new response it has no address of its own, which imports would follow.
      if (wanted.has(digest)) found.set(digest, () => new Response(bytes, response));
    }
  }
  return found;
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function fetchChecked(url, integrity) {
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin", integrity });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}, or redirected`);
  return response;
}

// A page has started: what it loads late is kept now, and what the browser has
// cleared. The page is told when that makes all complete.
async function complete(page) {
  await forget();
  if ((await keep([...INTEGRITY, ...LATE])) > 0) page?.postMessage({ type: "ready" });
}

// The reader wants this version. All tabs get it at once, so that a page that is not
// alone asks again.
async function count(page) {
  page?.postMessage({ type: (await tabs()) > 1 ? "others" : "alone" });
}

// How many pages are open that may be any version of this one.
async function tabs() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter(({ url }) => url.startsWith(SHELL)).length;
}

// Other versions go when no page is open that may be one of them, and none waits.
async function forget() {
  const old = (await own()).filter((name) => ![CACHE, USED, SHARED].includes(name));
  if ((await tabs()) > 1) return;
  if (self.registration.installing || self.registration.waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

// What hosts say about headers (Vary) makes no difference to our own files.
function find(url, cacheName) {
  return caches.match(url, { cacheName, ignoreVary: true });
}

async function own() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

// Of these caches, those that hold a version; the others have a folder's name.
async function versions() {
  return (await own()).filter((name) => name !== SHARED && !name.slice(PREFIX.length).includes("/"));
}

// A promise of a response, or nothing where the request is none of our business.
function choose(request) {
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === SHARE) return receive(request);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  url.search = "";
  url.hash = "";
  if (request.mode === "navigate") return navigate(request, url);
  if (LATER && url.href.startsWith(SHELL + LATER)) {
    // What the page fetches so, it keeps itself.
    return request.cache === "no-store" ? null : used(url.href, request);
  }
  const path = url.href.slice(SHELL.length);
  return INTEGRITY.has(url.href) || LATE.has(url.href) || NAMED.test(path) ? stored(url.href, request) : null;
}

async function receive(request) {
  try {
    const form = await request.formData();
    await caches.delete(SHARED);
    const cache = await caches.open(SHARED);
    let number = 0;
    for (const [field, value] of form) {
      // A form without a file has an empty one.
      if (value.size === 0) continue;
      const [kind, name] = typeof value === "string" ? ["said", field] : ["file", value.name];
      await cache.put(`${SHARE}/${number++}/${kind}/${encodeURIComponent(name)}`, new Response(value));
    }
    return Response.redirect(`${SHELL}#/shared`, 303);
  } catch {
    return Response.redirect(SHELL, 303);
  }
}

async function used(url, request) {
  const cache = await caches.open(USED);
  const kept = await cache.match(url);
  if (kept) return kept;
  const response = await fetch(request);
  // Where there is no room, the file is used all the same.
  if (response.ok && !response.redirected) await cache.put(url, response.clone()).catch(() => {});
  return response;
}

function navigate(request, url) {
  if (url.href === SHELL || url.href === `${SHELL}index.html`) return stored(SHELL, request);
  if (INTEGRITY.has(url.href)) return stored(url.href, request);
  // The shell's links are relative, so it can only be shown at its own address.
  return fetch(request).catch(() => Response.redirect(SHELL, 302));
}

// A page that was open before an update goes on with the files of its own version.
async function stored(url, request) {
  const names = NAMED.test(url.slice(SHELL.length)) ? [CACHE, ...(await own())] : [CACHE];
  for (const name of names) {
    const kept = await find(url, name);
    if (kept) return kept;
  }
  return fetch(request);
}
