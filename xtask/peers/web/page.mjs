// Gloss beside others in one page: `time` runs one task of one program on a text,
// `spans` gives the names that each finds.
import { others } from "./others.js";
import start, { Probe } from "./probe.js";

await start();
const bytes = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
const model = await bytes("./tagger.bin");
const [probe, linear] = [new Probe(model, true), new Probe(model, false)];

const gloss = {
  speed: {
    names: (text) => probe.found(text),
    quantities: (text) => probe.quantities(text),
    all: (text) => probe.read(text),
  },
  names: (text) => spans(probe, text),
};
const withoutNetwork = {
  speed: { names: (text) => linear.found(text), all: (text) => linear.read(text) },
  names: (text) => spans(linear, text),
};

const spans = (probe, text) =>
  probe
    .names(text)
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [kind, start, end] = line.split(" ");
      return [kind, Number(start), Number(end)];
    });

const programs = { gloss, "gloss-linear": withoutNetwork, ...others };

// Runs a task again and again for so many milliseconds: the browser's clock has
// steps.
const repeat = (run, text, least) => {
  const began = performance.now();
  let [runs, took, found] = [0, 0, 0];
  while (took < least) {
    found = run(text);
    runs += 1;
    took = performance.now() - began;
  }
  return { ms: took / runs, found };
};

// Milliseconds of one run, after some that do not count: what a browser has not run
// for a while, it runs slowly at first.
window.time = (program, task, text) => {
  const run = programs[program].speed[task];
  repeat(run, text, 100);
  return repeat(run, text, 200);
};

// A name without the marks and the 's around it, as all the labelled texts have it.
const trimmed = (text) => ([kind, start, end]) => {
  const name = text.slice(start, end);
  const tail = /(?:['’]s?)?[^\p{L}\p{N}]*$/u.exec(name)[0];
  const head = /^[^\p{L}\p{N}]*/u.exec(name)[0];
  // "U.S." keeps its last point.
  const kept = tail === "." && /\.\p{L}\.$/u.test(name) ? 0 : tail.length;
  return [kind, start + head.length, end - kept];
};

// JavaScript's units for the code points that the labelled sets count.
const units = (text) => {
  const starts = [];
  let at = 0;
  for (const letter of text) {
    starts.push(at);
    at += letter.length;
  }
  return [...starts, at];
};

const KINDS = { PER: "person", LOC: "place", ORG: "organisation" };

// Names of a labelled set that are right, found and wanted, of each kind, of all
// with their kinds, and of all by their bounds alone.
window.score = async (set, program) => {
  const lines = (await (await fetch(`sets/${set}.jsonl`)).text()).trim().split("\n").map(JSON.parse);
  const counts = {};
  const count = (kind, what) => {
    counts[kind] ??= { right: 0, found: 0, wanted: 0 };
    counts[kind][what] += 1;
  };
  for (const { text, spans } of lines) {
    const [at, trim] = [units(text), trimmed(text)];
    const gold = spans
      .filter(({ label }) => KINDS[label])
      .map(({ start, end, label }) => trim([KINDS[label], at[start], at[end]]));
    const found = new Map(programs[program].names(text).map(trim).map((name) => [name.join(), name]));
    const whole = new Set(gold.map((name) => name.join()));
    const bounds = new Set(gold.map(([, start, end]) => `${start},${end}`));
    for (const [kind] of gold) for (const of of [kind, "all", "bounds"]) count(of, "wanted");
    for (const [key, [kind, start, end]] of found) {
      for (const of of [kind, "all", "bounds"]) count(of, "found");
      if (whole.has(key)) for (const of of [kind, "all"]) count(of, "right");
      if (bounds.has(`${start},${end}`)) count("bounds", "right");
    }
  }
  return counts;
};

window.programs = Object.keys(programs);
window.tasks = Object.entries(programs).flatMap(([name, { speed }]) => Object.keys(speed).map((task) => [name, task]));
document.documentElement.setAttribute("data-ready", "");
