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
const NOT_RUN = WebAssembly.validate(new Uint8Array(WITH_VECTORS)) ? /^scalar[._]/ : /^app-/;
const KEPT = Object.entries(FILES).filter(([path]) => !NOT_RUN.test(path));
const addressed = (files) => new Map(files.map(([path, digest]) => [new URL(path, SCOPE).href, digest]));
const INTEGRITY = addressed(KEPT);
const LATE = addressed(Object.entries(LATE_FILES));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
  if (event.data?.type === "keep-late") event.waitUntil(keepLate(event.source));
});
self.addEventListener("fetch", (event) => {
  const answer = choose(event.request);
  if (answer) event.respondWith(answer);
});

// All files, each with the right digest, or none: then the old version stays.
async function install() {
  const fetched = await Promise.all([...INTEGRITY].map(([url, digest]) => fetchChecked(url, digest)));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(fetched.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// What is not there yet; the page is told when that makes it complete.
async function keepLate(page) {
  const cache = await caches.open(CACHE);
  const kept = await Promise.all([...LATE.keys()].map((url) => cache.match(url)));
  const missing = [...LATE].filter((_, at) => !kept[at]);
  const fetched = await Promise.all(missing.map(([url, digest]) => fetchChecked(url, digest)));
  await Promise.all(fetched.map(([url, response]) => cache.put(url, response)));
  if (fetched.length > 0) page?.postMessage({ type: "ready" });
}

async function fetchChecked(url, integrity) {
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin", integrity });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}, or redirected`);
  return [url, response];
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && ![CACHE, USED, SHARED].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// A promise of a response, or nothing where the request is none of our business.
function choose(request) {
  const url = new URL(request.url);
  if (request.method === "POST" && url.href === SHARE) return receive(request);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  url.search = "";
  url.hash = "";
  if (request.mode === "navigate") return navigate(request, url);
  if (LATER && url.href.startsWith(SCOPE.href + LATER)) {
    // What the page fetches so, it keeps itself.
    return request.cache === "no-store" ? null : used(url.href, request);
  }
  return INTEGRITY.has(url.href) || LATE.has(url.href) ? stored(url.href, request) : null;
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

async function stored(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetch(request);
}
