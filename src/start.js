// Says the page's own words in the reader's language, before they are painted, and
// starts the program after that: on a slow line they come before half a megabyte,
// and a reader can paste meanwhile.
const find = (selector) => document.querySelector(selector);

// What is chosen; see `src/prefs.rs`. A browser may refuse to say.
const chosen = () => {
  try {
    return /\blanguage=(en|fr)\b/.exec(localStorage.getItem("gloss.prefs"))?.[1];
  } catch {}
};

// The build puts the words of other languages into templates.
function speak(language) {
  const words = find(`template[lang="${language}"]`);
  if (!words) return;
  document.documentElement.lang = language;
  for (const { dataset, textContent } of words.content.children) {
    for (const element of document.querySelectorAll(`[data-say="${dataset.say}"]`)) {
      const { sayIn } = element.dataset;
      if (sayIn) element.setAttribute(sayIn, textContent);
      else element.textContent = textContent;
    }
  }
}
speak(chosen() ?? (/^fr\b/.test(navigator.language) ? "fr" : "en"));

// A module that only browsers with vector instructions take for valid: a function
// that gives a v128. They came to the last browser in 2023, in Safari 16.4. The
// service worker asks with the same bytes.
const WITH_VECTORS = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b,
  0x03, 0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
];

// Does not wait where nothing is painted, as in a tab that nobody sees.
const painted = () =>
  new Promise((done) => {
    if (document.visibilityState === "hidden") done();
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    setTimeout(done, 1000);
  });

// Where the browser asks for it, the address of a worker goes through this: the
// page's own are let through, and no other.
const address = (name, base = document.baseURI) => new URL(name, base).href;
const OWN = ["worker.js", "opener_loader.js", "mapper_loader.js"].map((name) => address(name, find('link[rel="parts"]').href));
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => ([...OWN, address("sw.js")].includes(address(url)) ? url : null),
});

// The build names the files, and their digests, in links.
async function start() {
  const module = find('link[type="application/wasm"]');
  const program = import(find('link[rel="modulepreload"]').href);
  await painted();
  const { default: run } = await program;
  await run({ module_or_path: fetch(module.href, { integrity: module.integrity }) });
}

async function startScalar() {
  const { default: run } = await import(`${find('link[rel="parts"]').href}scalar.js`);
  await run();
}

try {
  if (WebAssembly.validate(new Uint8Array(WITH_VECTORS))) await start();
  else await startScalar();
} catch (error) {
  // What does not come is told by this error, and everything else by others.
  const why = find(error instanceof TypeError ? "#unloaded" : "#unstarted");
  why.querySelector(".broken-why").textContent = String(error);
  why.hidden = false;
  find("#coming")?.remove();
}
