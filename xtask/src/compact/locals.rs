//! A function's variables, those that are used most first: so functions that do
//! alike look alike.

use std::cmp::Reverse;
use std::convert::Infallible;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, Function, MemArg, Module};
use wasmparser::{FunctionBody, Operator, Parser, ValType};

use super::Functions;

/// The program with the variables of each function in order of their use, and
/// without hints at where in memory numbers may lie, which no engine heeds.
pub(super) fn by_use(wasm: &[u8], functions: &Functions<'_>) -> Result<Vec<u8>> {
    let types = functions.own.iter().map(|(ty, _)| functions.parameters[*ty as usize]);
    let mut module = Module::new();
    let mut writer = ByUse { parameters: types.collect(), written: 0, numbers: Vec::new() };
    writer.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct ByUse {
    /// How many each function has.
    parameters: Vec<u32>,
    /// How many functions are written.
    written: usize,
    /// Of each old number of a variable, the new one; in the function that is being written.
    numbers: Vec<u32>,
}

impl ByUse {
    /// The variables in their new order; sets their numbers.
    fn sort(&mut self, body: &FunctionBody<'_>) -> Result<Vec<ValType>, Error<Infallible>> {
        let parameters = self.parameters[self.written];
        let mut types = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, ty) = group?;
            types.extend(std::iter::repeat_n(ty, count as usize));
        }
        let mut uses = vec![0_usize; types.len()];
        for operator in body.get_operators_reader()? {
            let own = variable(&operator?).and_then(|number| number.checked_sub(parameters));
            if let Some(count) = own.and_then(|own| uses.get_mut(own as usize)) {
                *count += 1;
            }
        }
        let mut order: Vec<usize> = (0..types.len()).collect();
        order.sort_by_key(|at| (rank(types[*at]), Reverse(uses[*at])));
        self.numbers = (0..parameters).chain(vec![0; types.len()]).collect();
        for (number, at) in (parameters..).zip(&order) {
            self.numbers[parameters as usize + at] = number;
        }
        Ok(order.into_iter().map(|at| types[at]).collect())
    }
}

impl Reencode for ByUse {
    type Error = Infallible;

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Result<MemArg, Error<Infallible>> {
        Ok(MemArg { align: 0, offset: arg.offset, memory_index: arg.memory })
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error<Infallible>> {
        let types = self.sort(&body)?;
        let types = types.into_iter().map(|ty| self.val_type(ty)).collect::<Result<Vec<_>, _>>()?;
        let mut function = Function::new_with_locals_types(types);
        for operator in body.get_operators_reader()? {
            let operator = self.renumbered(operator?);
            function.instruction(&self.instruction(operator)?);
        }
        code.function(&function);
        self.written += 1;
        Ok(())
    }
}

impl ByUse {
    fn renumbered<'a>(&self, operator: Operator<'a>) -> Operator<'a> {
        let new = |number: u32| self.numbers[number as usize];
        match operator {
            Operator::LocalGet { local_index } => Operator::LocalGet { local_index: new(local_index) },
            Operator::LocalSet { local_index } => Operator::LocalSet { local_index: new(local_index) },
            Operator::LocalTee { local_index } => Operator::LocalTee { local_index: new(local_index) },
            other => other,
        }
    }
}

/// The number of the variable that an instruction reads or writes.
fn variable(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index),
        _ => None,
    }
}

/// Variables of one type stand together, the commonest first.
fn rank(ty: ValType) -> u8 {
    match ty {
        ValType::I32 => 0,
        ValType::I64 => 1,
        ValType::F64 => 2,
        ValType::F32 => 3,
        ValType::V128 => 4,
        ValType::Ref(_) => 5,
    }
}
