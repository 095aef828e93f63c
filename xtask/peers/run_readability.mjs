// Extracts the articles of pages with Readability, as a page's own script would.
//
//   node run_readability.mjs PAGES_FOLDER > OUT.jsonl
//
// PAGES_FOLDER holds a folder for each set, with gold.jsonl and html/ID.html.
// Prints a JSON object for each page: set, id, text, and milliseconds for the
// document's tree and the extraction.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { Readability } from "@mozilla/readability";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL".split(" "),
);

// The text of a tree, a line for each block.
function text(node, out) {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) {
      out.push(child.data);
    } else if (child.nodeType === 1) {
      const block = BLOCKS.has(child.nodeName);
      if (block) out.push("\n");
      text(child, out);
      if (block) out.push("\n");
    }
  }
  return out;
}

function extract(html) {
  const begin = performance.now();
  const dom = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const article = new Readability(dom.window.document, { serializer: (element) => element }).parse();
  const ms = performance.now() - begin;
  const found = article?.content ? text(article.content, []).join("") : "";
  dom.window.close();
  return { text: found, ms };
}

const [folder] = process.argv.slice(2);
for (const set of readdirSync(folder).sort()) {
  const lines = readFileSync(join(folder, set, "gold.jsonl"), "utf8").split("\n").filter((line) => line);
  for (const { id } of lines.map((line) => JSON.parse(line))) {
    const file = join(folder, set, "html", `${id}.html`);
    if (existsSync(file)) {
      console.log(JSON.stringify({ set, id, ...extract(readFileSync(file, "utf8")) }));
    }
  }
}
