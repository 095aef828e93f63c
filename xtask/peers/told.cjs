// What crates/probe/examples/told.rs does, by the module in WebAssembly:
// told.cjs PROBE MODEL TEXTS ARCHIVE OUT
const fs = require("node:fs");
const path = require("node:path");
const [probePath, model, texts, archive, out] = process.argv.slice(2);
const { Probe } = require(probePath);

const probe = new Probe(fs.readFileSync(model), true);
probe.archive(fs.readFileSync(path.join(archive, "archive.bin")));
probe
  .paths()
  .split("\n")
  .filter(Boolean)
  .forEach((file, at) => probe.file(at, fs.readFileSync(path.join(archive, file))));
const to = fs.openSync(out, "w");
for (const line of fs.readFileSync(texts, "utf8").split("\n").filter(Boolean)) {
  fs.writeSync(to, `${probe.told(JSON.parse(line))}\n`);
}
