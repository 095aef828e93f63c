//! What the programs import, by short names. wasm-bindgen gives each of hundreds
//! of functions a digest for a name, in the program and in its JavaScript, and
//! digests do not compress: a fiftieth of the first load.

use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{Import, ImportSectionReader, Parser, Payload};

use crate::compact::compacted;

/// How the names of a program's files end.
const PROGRAM: &str = "_bg.wasm";

/// Gives the staged programs short names for what they import; the page with the
/// digests of the files as they are then.
pub(crate) fn shorten(staging: &Path, html: &str) -> Result<String> {
    let mut html = html.to_owned();
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(stem) = name.strip_suffix(PROGRAM) else { continue };
        let script = staging.join(format!("{stem}.js"));
        let (wasm, js) = (fs::read(&path)?, fs::read_to_string(&script)?);
        let (short_wasm, short_js) = renamed(&wasm, &js).with_context(|| format!("could not shorten {stem}"))?;
        html = html.replace(&digest(&wasm), &digest(&short_wasm));
        html = html.replace(&digest(js.as_bytes()), &digest(short_js.as_bytes()));
        fs::write(path, short_wasm)?;
        fs::write(script, short_js)?;
    }
    Ok(html)
}

/// Writes the staged scripts without what only people read; the page with the
/// digests of the files as they are then.
pub(crate) fn lean(staging: &Path, html: &str) -> Result<String> {
    let mut html = html.to_owned();
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "js") {
            let js = fs::read_to_string(&path)?;
            let lean = without_comments(&js);
            html = html.replace(&digest(js.as_bytes()), &digest(lean.as_bytes()));
            fs::write(path, lean)?;
        }
    }
    Ok(html)
}

/// As Trunk writes it into the page.
fn digest(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// A program and its JavaScript, with short names in both.
fn renamed(wasm: &[u8], js: &str) -> Result<(Vec<u8>, String)> {
    let mut js = js.to_owned();
    for (number, name) in imported(wasm)?.iter().enumerate() {
        let key = format!(" {name}: ");
        ensure!(js.matches(&key).count() == 1, "its JavaScript has not one `{name}`");
        js = js.replace(&key, &format!(" {}: ", short(number)));
    }
    let mut module = Module::new();
    Numbered(0).parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok((compacted(&module.finish())?, js))
}

/// A script without whole lines of comments, and what sets off its lines. No string
/// in what the project and wasm-bindgen write goes over lines.
fn without_comments(js: &str) -> String {
    let is_said_to_people = |line: &&str| !["//", "/*", "*"].iter().any(|begin| line.starts_with(begin));
    let lines = js.lines().map(str::trim).filter(|line| !line.is_empty()).filter(is_said_to_people);
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn short(number: usize) -> String {
    format!("i{number:x}")
}

/// The names of all imports, in order.
fn imported(wasm: &[u8]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.push(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Numbers the imports in place of their names; how many it has seen.
struct Numbered(usize);

impl Reencode for Numbered {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let Import { module, ty, .. } = import?;
            let ty = self.entity_type(ty)?;
            imports.import(module, &short(self.0), ty);
            self.0 += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use wasm_encoder::{CodeSection, EntityType, Function, FunctionSection, TypeSection};

    const JS: &str = "const import0 = { __wbg_now_0123: function() {}, __wbg_log_4567: function(a) {}, };";

    /// A program that imports two functions and has one of its own.
    fn program() -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in ["__wbg_now_0123", "__wbg_log_4567"] {
            imports.import("./app_bg.js", name, EntityType::Function(0));
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(1).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn program_and_script_agree_on_the_short_names() {
        let (wasm, js) = renamed(&program(), JS).unwrap();
        assert_eq!(imported(&wasm).unwrap(), ["i0", "i1"]);
        assert_eq!(js, "const import0 = { i0: function() {}, i1: function(a) {}, };");
        assert_eq!(program().len() - wasm.len(), 2 * ("__wbg_now_0123".len() - 2));
    }

    #[test]
    fn a_script_keeps_what_browsers_read() {
        let js = "/**\n * Of\n * a\n */\nfunction f(a) {\n    // Why.\n    return a * 2; // stays\n\n}\n";
        assert_eq!(without_comments(js), "function f(a) {\nreturn a * 2; // stays\n}\n");
    }

    #[test]
    fn a_script_of_another_program_is_an_error() {
        assert!(renamed(&program(), "").unwrap_err().to_string().contains("__wbg_now_0123"));
    }

    #[test]
    fn the_page_gets_the_new_digests() {
        let dir = env::temp_dir().join(format!("gloss-imports-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("app-1_bg.wasm"), program()).unwrap();
        fs::write(dir.join("app-1.js"), JS).unwrap();
        let html = shorten(&dir, &format!("{} {}", digest(&program()), digest(JS.as_bytes()))).unwrap();
        let (wasm, js) = (fs::read(dir.join("app-1_bg.wasm")).unwrap(), fs::read(dir.join("app-1.js")).unwrap());
        fs::remove_dir_all(&dir).unwrap();
        assert!(wasm != program() && js != JS.as_bytes());
        assert_eq!(html, format!("{} {}", digest(&wasm), digest(&js)));
    }
}
