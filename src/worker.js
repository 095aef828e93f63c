// The beginning of the engine's worker: it runs the program that the page runs,
// from the module that the page has compiled. What breaks down while it waits for
// something is told the page like what breaks down at once.
addEventListener("unhandledrejection", ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});
addEventListener(
  "message",
  async ({ data: [script, module] }) => {
    try {
      const { default: start } = await import(script);
      await start({ module_or_path: module });
    } catch (error) {
      // Of a broken promise the page would not hear.
      setTimeout(() => {
        throw error;
      });
    }
  },
  { once: true },
);
