//! Small programs, compacted.

use std::collections::BTreeMap;

use super::*;
use wasm_encoder::{
    ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection, MemArg,
    MemorySection, MemoryType, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ElementItems, ExternalKind};

/// A program that imports a function, number 0, and has these, of type 0, number 1 and up.
fn program(own: &[Function]) -> Vec<u8> {
    let (mut types, mut imports, mut functions) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
    let (mut tables, mut memories, mut exports) = (TableSection::new(), MemorySection::new(), ExportSection::new());
    let (mut elements, mut code) = (ElementSection::new(), CodeSection::new());
    types.ty().function([ValType::I32], [ValType::I32]);
    imports.import("page", "i0", EntityType::Function(0));
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum: own.len() as u64,
        maximum: None,
        shared: false,
    });
    memories.memory(MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None });
    for (number, function) in (1..).zip(own) {
        functions.function(0);
        exports.export(&format!("f{number}"), ExportKind::Func, number);
        code.function(function);
    }
    let all: Vec<u32> = (1..).take(own.len()).collect();
    elements.active(None, &ConstExpr::i32_const(0), Elements::Functions(all.into()));
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&exports).section(&elements).section(&code);
    module.finish()
}

/// Returns `value` from the function `calls` with it.
fn calling(calls: u32, value: i32) -> Function {
    let mut function = Function::new([]);
    function.instructions().i32_const(value).call(calls).end();
    function
}

/// As [`calling`], after some instructions that all of these have.
fn long(length: u32, calls: u32, value: i32) -> Function {
    let mut function = Function::new([]);
    for _ in 0..length {
        function.instructions().i32_const(123_456_789).drop();
    }
    function.instructions().i32_const(value).call(calls).end();
    function
}

/// Of each exported name the number.
fn exported(wasm: &[u8]) -> BTreeMap<String, u32> {
    let mut exported = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload.unwrap() {
            for export in section.into_iter().map(Result::unwrap).filter(|one| one.kind == ExternalKind::Func) {
                exported.insert(export.name.to_owned(), export.index);
            }
        }
    }
    exported
}

/// The functions in the table.
fn table(wasm: &[u8]) -> Vec<u32> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ElementSection(section) = payload.unwrap() {
            let element = section.into_iter().next().unwrap().unwrap();
            let ElementItems::Functions(functions) = element.items else { panic!("no functions") };
            return functions.into_iter().map(Result::unwrap).collect();
        }
    }
    Vec::new()
}

/// The instructions of a function.
fn instructions(wasm: &[u8], number: u32) -> Vec<String> {
    let functions = Functions::of(wasm).unwrap();
    let (_, body) = &functions.own[functions.own(number).unwrap()];
    body.get_operators_reader().unwrap().into_iter().map(|operator| format!("{:?}", operator.unwrap())).collect()
}

/// What a function of [`calling`] does, whatever the numbers: its constants along the calls.
fn path(wasm: &[u8], number: u32) -> Vec<i32> {
    let functions = Functions::of(wasm).unwrap();
    let Some(own) = functions.own(number) else { return Vec::new() };
    let operators = functions.own[own].1.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
    let mut path = Vec::new();
    for operator in operators {
        match operator {
            Operator::I32Const { value } => path.push(value),
            Operator::Call { function_index } => path.extend(self::path(wasm, function_index)),
            _ => {}
        }
    }
    path
}

#[test]
fn calls_exports_and_the_table_follow_the_functions() {
    let own: Vec<Function> = (0..40).map(|number| long(number % 5, number, number as i32)).collect();
    let before = program(&own);
    let after = compacted(&before).unwrap();
    let (was, is) = (exported(&before), exported(&after));
    assert_ne!(was, is, "another order");
    let paths = |wasm: &[u8], numbers: &[u32]| numbers.iter().map(|number| path(wasm, *number)).collect::<Vec<_>>();
    let numbers = |names: &BTreeMap<String, u32>| names.values().copied().collect::<Vec<_>>();
    assert_eq!(paths(&before, &numbers(&was)), paths(&after, &numbers(&is)));
    assert_eq!(paths(&before, &table(&before)), paths(&after, &table(&after)));
}

#[test]
fn functions_that_do_the_same_are_one() {
    let own = [calling(0, 7), calling(1, 1), calling(0, 7), calling(3, 1), calling(0, 8)];
    let after = compacted(&program(&own)).unwrap();
    let names = exported(&after);
    assert_eq!((names["f1"], names["f2"]), (names["f3"], names["f4"]), "the callers of the same too");
    assert_ne!(names["f1"], names["f5"]);
    assert_eq!(Functions::of(&after).unwrap().own.len(), 3);
    assert_eq!(path(&after, names["f4"]), [1, 7]);
}

#[test]
fn the_most_used_variable_comes_first_and_hints_are_gone() {
    let mut function = Function::new([(2, ValType::I64), (2, ValType::I32)]);
    let place = MemArg { offset: 8, align: 2, memory_index: 0 };
    // Number 0 is the parameter.
    function.instructions().local_get(0).i32_load(place).local_tee(4).local_set(3).local_get(4).end();
    let after = compacted(&program(&[function])).unwrap();
    let said = instructions(&after, 1).join(" ");
    for part in ["LocalGet { local_index: 0 }", "align: 0", "offset: 8", "LocalTee { local_index: 1 }"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(said.contains("LocalSet { local_index: 2 } LocalGet { local_index: 1 } End"), "{said}");
    assert_eq!(Functions::of(&after).unwrap().own[0].1.get_locals_reader().unwrap().get_count(), 2, "runs of a type");
}

#[test]
fn the_same_program_comes_out_the_same() {
    let own: Vec<Function> = (0..40).map(|number| calling(number % 3, number as i32)).collect();
    let once = compacted(&program(&own)).unwrap();
    assert_eq!(once, compacted(&program(&own)).unwrap());
}

#[test]
fn what_is_no_program_is_an_error() {
    assert!(compacted(b"no program").is_err());
    let broken = Function::new([]);
    assert!(compacted(&program(&[broken])).is_err());
}
