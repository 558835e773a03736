//! One module becomes two: what a first plain search runs, and the *rest*, which comes later into the same memory.
//!
//! The engine says which work is the rest's: it is done in functions called `BORDER` (`src/engine/rest.rs`). They and all
//! that only they call go into the second module, so that it is entered through them alone. Calls across go through slots
//! of the table behind those that the compiler filled; the second module fills its own. Memory, table and stack pointer
//! are those of the first one, which exports them.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, ExportKind, ExportSection,
    FunctionSection, GlobalType, ImportSection, Instruction, MemoryType, Module, NameMap, NameSection,
    RawSection, RefType, SectionId, TableSection, TableType, ValType,
};
use wasmparser::{
    ExternalKind, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef, Validator,
};

use crate::blank::blanked;

/// What functions are called through which the rest is entered.
const BORDER: &str = "kashaf_engine::rest::work::";
/// By this name the module exports where its index is (`src/embedded.rs`); so far behind it says whether it is whole.
const PLACE: &str = "KASHAF_INDEX";
const WHOLE: u32 = 8;
/// What the first module lends, and what the second calls the lender.
const MEMORY: &str = "memory";
const TABLE: &str = "t";
const STACK: &str = "s";
const LENDER: &str = "k";

/// Writes the two modules that the one at `file` becomes.
///
/// # Errors
/// If it is none of ours, or was compiled in another way than is known here.
pub fn split(file: &Path, first: &Path, rest: &Path) -> Result<()> {
    let module = fs::read(file)?;
    let plan = Plan::new(&module).with_context(|| format!("{} cannot be split", file.display()))?;
    for (path, rest) in [(first, false), (rest, true)] {
        let bytes = Half { plan: &plan, rest, numbers: plan.numbers(rest) }.write(&module)?;
        Validator::new().validate_all(&bytes)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// What is known of a module, and which functions go where.
#[derive(Default)]
struct Plan<'m> {
    names: BTreeMap<u32, &'m str>,
    /// The type of each function; those that are imported come first.
    types: Vec<u32>,
    imported: u32,
    bodies: Vec<FunctionBody<'m>>,
    /// What each function calls.
    calls: Vec<Vec<u32>>,
    /// Functions that are called from elsewhere: by JavaScript, and through the table.
    called: Vec<u32>,
    /// How many slots the compiler filled.
    filled: u32,
    memory: u64,
    /// What globals are at the beginning, if they are numbers.
    globals: Vec<Option<i32>>,
    stack: Option<u32>,
    place: u32,
    /// Of each function whether it is one of the first module's.
    first: Vec<bool>,
    /// The slots of functions that are called across.
    slots: BTreeMap<u32, u32>,
}

impl<'m> Plan<'m> {
    fn new(module: &'m [u8]) -> Result<Self> {
        let mut plan = Plan::default();
        for payload in Parser::new(0).parse_all(module) {
            plan.read(payload?)?;
        }
        for body in &plan.bodies {
            let mut calls = Vec::new();
            for operator in body.get_operators_reader()? {
                if let Operator::Call { function_index } = operator? {
                    calls.push(function_index);
                }
            }
            plan.calls.push(calls);
        }
        ensure!(plan.place > 0, "it has no {PLACE}");
        ensure!(plan.stack.is_some(), "its stack pointer has no name");
        plan.divide();
        ensure!(plan.slots.keys().any(|number| plan.is_rest(*number)), "it has no function {BORDER}");
        Ok(plan)
    }

    fn read(&mut self, payload: Payload<'m>) -> Result<()> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if let TypeRef::Func(number) = import?.ty {
                        self.types.push(number);
                        self.calls.push(Vec::new());
                        self.imported += 1;
                    }
                }
            }
            Payload::FunctionSection(section) => {
                for number in section {
                    self.types.push(number?);
                }
            }
            Payload::TableSection(section) => {
                let table = section.into_iter().next().transpose()?.context("it has no table")?;
                self.filled = u32::try_from(table.ty.initial)?;
            }
            Payload::MemorySection(section) => {
                self.memory = section.into_iter().next().transpose()?.context("it has no memory")?.initial;
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(match global?.init_expr.get_operators_reader().read()? {
                        Operator::I32Const { value } => Some(value),
                        _ => None,
                    });
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    match export.kind {
                        ExternalKind::Func => self.called.push(export.index),
                        ExternalKind::Global if export.name == PLACE => {
                            let value = self.globals.get(export.index as usize).copied().flatten();
                            self.place = value.context("its place is no number")?.cast_unsigned();
                        }
                        _ => {}
                    }
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    if let wasmparser::ElementItems::Functions(functions) = element?.items {
                        for function in functions {
                            self.called.push(function?);
                        }
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for subsection in names {
                        match subsection? {
                            Name::Function(names) => {
                                for name in names {
                                    let name = name?;
                                    self.names.insert(name.index, name.name);
                                }
                            }
                            Name::Global(names) => {
                                for name in names {
                                    let name = name?;
                                    if name.name == "__stack_pointer" {
                                        self.stack = Some(name.index);
                                    }
                                }
                            }
                            _ => {}
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Says which functions go where, and gives those that are called across their slots.
    fn divide(&mut self) {
        let is_border = |number: &u32| self.names.get(number).is_some_and(|name| name.starts_with(BORDER));
        let mut is_first = vec![false; self.types.len()];
        is_first.iter_mut().take(self.imported as usize).for_each(|it| *it = true);
        let mut open = self.called.clone();
        while let Some(number) = open.pop() {
            match is_first.get_mut(number as usize) {
                Some(first) if !*first && !is_border(&number) => *first = true,
                _ => continue,
            }
            open.extend(self.calls.get(number as usize).into_iter().flatten());
        }
        self.first = is_first;
        let mut crossed = [BTreeSet::new(), BTreeSet::new()];
        for (caller, called) in (0u32..).zip(&self.calls) {
            for &number in called {
                if self.is_rest(caller) != self.is_rest(number) {
                    crossed[usize::from(self.is_rest(caller))].insert(number);
                }
            }
        }
        self.slots = crossed.iter().flatten().copied().zip(self.filled..).collect();
    }

    fn is_rest(&self, number: u32) -> bool {
        !self.first.get(number as usize).is_some_and(|is_first| *is_first)
    }

    /// The slots that one of the modules fills: where they begin, and with which functions.
    fn fills(&self, rest: bool) -> (u32, Vec<u32>) {
        let own = || self.slots.iter().filter(move |(number, _)| self.is_rest(**number) == rest);
        let start = own().map(|(_, slot)| *slot).min().unwrap_or_default();
        (start, own().map(|(number, _)| *number).collect())
    }

    /// Each function's number in one of the modules. All that is imported is the first one's.
    fn numbers(&self, rest: bool) -> Vec<u32> {
        let mut next = 0;
        let number = |function: u32| {
            let own = self.is_rest(function) == rest;
            next += u32::from(own);
            if own { next - 1 } else { u32::MAX }
        };
        (0..self.types.len() as u32).map(number).collect()
    }
}

/// One of the two modules.
struct Half<'p, 'm> {
    plan: &'p Plan<'m>,
    rest: bool,
    numbers: Vec<u32>,
}

impl Reencode for Half<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.numbers.get(number as usize).copied().unwrap_or(u32::MAX))
    }

    /// The second module has no global but the stack pointer.
    fn global_index(&mut self, number: u32) -> Result<u32, Error<Infallible>> {
        Ok(match self.rest {
            true if Some(number) == self.plan.stack => 0,
            true => u32::MAX,
            false => number,
        })
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index: number } if self.plan.is_rest(number) != self.rest => {
                    let slot = self.plan.slots.get(&number).copied().unwrap_or(u32::MAX);
                    let type_index = self.plan.types.get(number as usize).copied().unwrap_or(u32::MAX);
                    function.instruction(&Instruction::I32Const(slot.cast_signed()));
                    function.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
                }
                operator => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}

impl Half<'_, '_> {
    /// The module, of the sections of the whole one and some of its own.
    fn write(mut self, whole: &[u8]) -> Result<Vec<u8>> {
        let plan = self.plan;
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(whole) {
            let payload = payload?;
            match &payload {
                Payload::ImportSection(_) if self.rest => {
                    module.section(&self.lent());
                }
                Payload::FunctionSection(_) => {
                    let mut functions = FunctionSection::new();
                    for number in plan.imported..plan.types.len() as u32 {
                        if plan.is_rest(number) == self.rest {
                            functions.function(plan.types.get(number as usize).copied().unwrap_or(u32::MAX));
                        }
                    }
                    module.section(&functions);
                }
                Payload::TableSection(section) if !self.rest => {
                    let mut tables = TableSection::new();
                    for (at, table) in section.clone().into_iter().enumerate() {
                        let mut ty = self.table_type(table?.ty)?;
                        if at == 0 {
                            ty.minimum += plan.slots.len() as u64;
                            ty.maximum = Some(ty.minimum);
                        }
                        tables.table(ty);
                    }
                    module.section(&tables);
                }
                Payload::ExportSection(section) if !self.rest => {
                    let mut exports = ExportSection::new();
                    self.parse_export_section(&mut exports, section.clone())?;
                    exports.export(TABLE, ExportKind::Table, 0);
                    exports.export(STACK, ExportKind::Global, plan.stack.unwrap_or(u32::MAX));
                    module.section(&exports);
                }
                Payload::ElementSection(section) => {
                    let mut elements = ElementSection::new();
                    if !self.rest {
                        self.parse_element_section(&mut elements, section.clone())?;
                    }
                    let (start, functions) = plan.fills(self.rest);
                    let numbers: Vec<u32> =
                        functions.iter().filter_map(|it| self.numbers.get(*it as usize).copied()).collect();
                    let start = ConstExpr::i32_const(start.cast_signed());
                    elements.active(None, &start, Elements::Functions(numbers.into()));
                    module.section(&elements);
                }
                Payload::CodeSectionStart { .. } => {
                    let mut code = CodeSection::new();
                    for (number, body) in (plan.imported..).zip(&plan.bodies) {
                        if plan.is_rest(number) == self.rest {
                            self.parse_function_body(&mut code, body.clone())?;
                        }
                    }
                    module.section(&code);
                }
                Payload::DataSection(section) => {
                    let mut data = DataSection::new();
                    if !self.rest {
                        data = blanked(section)?;
                    }
                    let place = ConstExpr::i32_const((plan.place + WHOLE).cast_signed());
                    data.active(0, &place, u32::from(self.rest).to_le_bytes());
                    module.section(&data);
                }
                Payload::DataCountSection { .. } | Payload::CustomSection(_) => {}
                _ => {
                    let types = SectionId::Type as u8;
                    if let Some((id, range)) = payload.as_section()
                        && (!self.rest || id == types)
                    {
                        let data = whole.get(range).unwrap_or_default();
                        module.section(&RawSection { id, data });
                    }
                }
            }
        }
        let mut functions = NameMap::new();
        for (number, name) in &plan.names {
            if plan.is_rest(*number) == self.rest {
                functions.append(self.numbers.get(*number as usize).copied().unwrap_or(u32::MAX), name);
            }
        }
        let mut names = NameSection::new();
        names.functions(&functions);
        module.section(&names);
        Ok(module.finish())
    }

    /// What the second module imports.
    fn lent(&self) -> ImportSection {
        let mut imports = ImportSection::new();
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: u64::from(self.plan.filled) + self.plan.slots.len() as u64,
            maximum: None,
            shared: false,
        };
        let memory = MemoryType {
            minimum: self.plan.memory,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import(LENDER, MEMORY, memory);
        imports.import(LENDER, TABLE, table);
        imports.import(LENDER, STACK, GlobalType { val_type: ValType::I32, mutable: true, shared: false });
        imports
    }
}
