# The sentences of `index.html` that no program is needed for, besides those
# that it shares with `../en.ftl`. `fr.ftl` says the same in French; the build
# puts both into the page (`xtask/src/shell.rs`).

# For search engines.
description = Paste a news article and see who, where, how many and when. Everything happens in this browser.
broken = Something went wrong in this page
broken-what = Your text is still here. Reload the page to read it again; nothing was sent anywhere.
not-whole = Gloss did not come whole
not-whole-what =
    A file is missing: the connection broke, or the site is being changed at this
    moment. Reload the page when there is a connection. What you have typed below
    is kept.
unstarted = This browser could not start the reader
unstarted-what =
    Gloss needs WebAssembly and modules, which browsers have had since 2021.
    Reload the page, or try another browser. What you have typed below is kept.
# While the program is on its way; the first is the name of the bar between them.
starting = Starting
starting-reader = Starting the reader
kept-meanwhile = What you paste now is kept.
# Where scripts are off; it is never shown in another language than English.
no-script =
    Gloss reads your text inside this page, so it needs JavaScript and
    WebAssembly. Please allow scripts for this site and reload.
