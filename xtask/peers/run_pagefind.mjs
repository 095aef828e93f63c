// Asks a Pagefind index as a page would, with files in the place of a server.
//
//   node run_pagefind.mjs INDEX_FOLDER QUESTIONS_JSON
//
// Prints a JSON object for each question: files and bytes fetched by a fresh
// search with its first five results, and milliseconds.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, questions] = process.argv.slice(2);
const home = "http://localhost/pagefind/";
let fetched = [];

globalThis.fetch = async (address) => {
  const url = new URL(String(address), home);
  const bytes = await readFile(resolve(folder, decodeURIComponent(url.pathname.replace(/^\/pagefind\//, ""))));
  fetched.push(bytes.length);
  return new Response(bytes, { status: 200 });
};
globalThis.location = new URL(home);
globalThis.window = { location: globalThis.location };
globalThis.document = { querySelector: () => ({ getAttribute: () => "en" }), currentScript: null };

const script = pathToFileURL(resolve(folder, "pagefind.js")).href;
let number = 0;
for (const question of JSON.parse(await readFile(questions, "utf8"))) {
  fetched = [];
  // A module of its own, which has fetched nothing yet.
  const pagefind = await import(`${script}?${number++}`);
  await pagefind.options({ basePath: home, baseUrl: "/" });
  const begin = performance.now();
  const found = await pagefind.search(question);
  await Promise.all(found.results.slice(0, 5).map((result) => result.data()));
  const ms = performance.now() - begin;
  const bytes = fetched.reduce((sum, length) => sum + length, 0);
  console.log(JSON.stringify({ files: fetched.length, bytes, ms }));
  await pagefind.destroy?.();
}
