// Before the page's own code runs: how far its loading is, what to load where the
// browser lacks vector instructions, and why it failed.
const find = (selector) => document.querySelector(selector);

// A module that only browsers with vector instructions take for valid: a function
// that gives a v128. They came to the last browser in 2023, in Safari 16.4. The
// service worker asks with the same bytes.
const WITH_VECTORS = [
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b,
  0x03, 0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b,
];

function sorry(error) {
  const why = find("#unstarted");
  if (why) {
    why.querySelector(".broken-why").textContent = String(error);
    why.hidden = false;
  }
}

async function startScalar() {
  const { default: start } = await import("./scalar.js");
  await start();
}

export default function initializer() {
  return {
    onProgress({ current, total }) {
      const bar = find("#starting");
      if (bar && total) {
        bar.max = total;
        bar.value = Math.min(current, total);
      }
    },
    onFailure(error) {
      const lacks = !WebAssembly.validate(new Uint8Array(WITH_VECTORS));
      if (lacks) startScalar().catch(sorry);
      else sorry(error);
    },
  };
}
