// Before the page's own code runs: how far its loading is, and why it failed.
const find = (selector) => document.querySelector(selector);

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
      const sorry = find("#unstarted");
      if (sorry) {
        sorry.querySelector(".broken-why").textContent = String(error);
        sorry.hidden = false;
      }
    },
  };
}
