//! `cargo xtask COMMAND`: everything that is done with this project, each in
//! one command. Run it without a command to see them all.

use std::process::ExitCode;

use anyhow::{Result, bail};
use xtask::project::Project;
use xtask::{audit, bench, budget, checks, eval, icons, lighthouse, nightly, offline, package, serve};

const USAGE: &str = "\
cargo xtask COMMAND

  setup                                   only install what is missing
  serve [--port N] [--path /some/path/]   build the page and serve it on this machine
  test                                    everything that must hold: what CI runs
  check                                   the fast part of it: format, lints, native tests
  nightly [--built] [CHECK...]            checks that take too long for each change, all or these;
                                          writes their results into README.md
  shots                                   pictures of every state of the page, in target/shots
  package [--path /some/path/]            build the page and pack it for any host, with what hosts
          [--dist FOLDER]                 are told, in target/package; or pack the one built there
  budget                                  sizes of the built page against xtask/budget.toml
  eval [names] [figures] [links] [extract] precision, recall and F1 against the committed ones
  bench [--runs N] [--browser] [--texts]  time the reading in a browser, and by kind of text;
                                          writes BENCHMARKS.md
  bench --figures                         time figures and dates beside two other programs,
                                          which npm and Python install under target
  bench web [--runs N] [--built] [PART...] Gloss beside compromise and wink-nlp in a browser, with F1;
                                          cold starts; 1 kB to 10 MB; parts: others, start, growth;
                                          --built: of the page as it lies in dist
  bench native                            each step of the reading, natively
  bench archive [SIZE...] [STEP...]       build and ask archives of 30 to 100,000 articles, beside Pagefind;
                                          steps: make, index, ask, browse, pagefind
  lighthouse                              rate the built page by Lighthouse, which npm installs
  audit                                   licences, sources and known flaws of crates and tools,
                                          by cargo-deny, which is built first, and npm
  icons                                   draw the PNG icons from the SVG ones again
  sw                                      write the service worker and the content policy;
                                          Trunk runs it after each build

What is missing (the wasm target, Trunk, wasm-bindgen, a browser) is installed first.
To choose one way or leave one out:
  GLOSS_WASM_TARGET=rustup|debian-src     only this way to the wasm target
  GLOSS_TOOLS=path                        trunk and wasm-bindgen as found on PATH
  GLOSS_BROWSER=path                      never call apt-get for a browser
  CHROME, CHROMEDRIVER                    the programs to use";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Vec<String>) -> Result<ExitCode> {
    let mut args = args.into_iter();
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let project = Project::find()?;
    match command.as_str() {
        "setup" => checks::setup(&project),
        "serve" => serve::run(&project, &rest),
        "test" => checks::test(&project),
        "check" => checks::check(&project),
        "nightly" => nightly::run(&project, &rest),
        "shots" => checks::shots(&project),
        "package" => package::run(&project, &rest),
        "budget" => budget::run(&project),
        "eval" => eval::run(&project, &rest),
        "bench" => bench::run(&project, &rest),
        "audit" => audit::run(&project),
        "lighthouse" => lighthouse::run(&project),
        "icons" => icons::run(&project),
        "sw" => offline::run(),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command {other:?}\n\n{USAGE}"),
    }
}
