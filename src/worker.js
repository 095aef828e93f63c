// The beginning of the engine's worker: it runs the program that the page runs,
// from the module that the page has compiled.
addEventListener(
  "message",
  async ({ data: [script, module] }) => {
    const { default: start } = await import(script);
    await start({ module_or_path: module });
  },
  { once: true },
);
