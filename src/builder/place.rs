//! An index gets its place in a module that is already built.
//!
//! The module exports where it keeps the address and the length of its index (`KASHAF_INDEX`, `src/embedded.rs`). The
//! index becomes one more data segment behind all memory that the module has by itself, which its allocator never takes
//! (it only ever grows), and a second one writes address and length over those that were compiled: segments are copied in
//! their order. Nothing else of the module changes, and whoever reads it sees no difference.
//!
//! The other known way, a custom section, needs no unsafe line in the module, but JavaScript must copy it in at every
//! start; then a page keeps the index twice while it starts.

use std::fmt;

use wasm_encoder::{
    ConstExpr, CustomSection, DataCountSection, DataSection, MemorySection, MemoryType, Module, RawSection,
    Section, SectionId,
};
use wasmparser::{Data, DataKind, ExternalKind, Operator, Parser, Payload, Validator};

/// The name by which the module exports the place of its index.
const EXPORT: &str = "KASHAF_INDEX";
/// The section that a module can have the rest of its code in.
const REST: &str = "rest";
/// Bytes of a page of memory.
const PAGE: u64 = 65_536;
/// Pages that a module can address.
const MOST_PAGES: u64 = 65_536;

/// Why a module cannot get an index, or has none.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlaceError {
    /// The bytes are no module that could run.
    Malformed(wasmparser::BinaryReaderError),
    /// It is a module, but none of Kashaf's.
    NoPlace,
    /// Module and index would take more memory than there can be.
    TooLarge,
}

impl fmt::Display for PlaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlaceError::Malformed(error) => {
                write!(f, "not a whole WebAssembly module ({error}): fetch or build it again")
            }
            PlaceError::NoPlace => f.write_str("a module without a place for an index: take one of Kashaf's"),
            PlaceError::TooLarge => {
                f.write_str("the index does not fit into the 4 GiB of a module: split the articles")
            }
        }
    }
}

impl std::error::Error for PlaceError {}

impl From<wasmparser::BinaryReaderError> for PlaceError {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        PlaceError::Malformed(error)
    }
}

/// The module with this index in place of its own.
///
/// # Errors
/// [`PlaceError`].
pub fn place(module: &[u8], index: &[u8]) -> Result<Vec<u8>, PlaceError> {
    let old = Layout::read(module)?;
    let slot = old.slot()?;
    let start = old.memory.minimum * PAGE;
    let pages = old.memory.minimum + (index.len() as u64).div_ceil(PAGE);
    if pages > MOST_PAGES {
        return Err(PlaceError::TooLarge);
    }
    // Beyond the middle of memory addresses are negative as `i32.const` writes them.
    let address = u32::try_from(start).map_err(|_| PlaceError::TooLarge)?;
    let length = u32::try_from(index.len()).map_err(|_| PlaceError::TooLarge)?;
    let mut data = DataSection::new();
    for segment in &old.segments {
        match segment.kind {
            DataKind::Active { memory_index, .. } => {
                let offset = offset(segment).ok_or(PlaceError::NoPlace)?;
                data.active(
                    memory_index,
                    &ConstExpr::i32_const(offset.cast_signed()),
                    segment.data.iter().copied(),
                )
            }
            DataKind::Passive => data.passive(segment.data.iter().copied()),
        };
    }
    let place = [address.to_le_bytes(), length.to_le_bytes()].concat();
    data.active(0, &ConstExpr::i32_const(address.cast_signed()), index.iter().copied());
    data.active(0, &ConstExpr::i32_const(slot.cast_signed()), place);

    let mut fresh = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        match id {
            id if id == SectionId::Memory as u8 => {
                let mut memories = MemorySection::new();
                let maximum = old.memory.maximum.map(|most| most.max(pages));
                memories.memory(MemoryType { minimum: pages, maximum, ..old.memory });
                fresh.section(&memories);
            }
            id if id == SectionId::DataCount as u8 => {
                fresh.section(&DataCountSection { count: data.len() });
            }
            id if id == SectionId::Data as u8 => {
                fresh.section(&data);
            }
            id => {
                let data = module.get(range).unwrap_or_default();
                fresh.section(&RawSection { id, data });
            }
        }
    }
    let bytes = fresh.finish();
    Validator::new().validate_all(&bytes)?;
    // A module may run, and yet keep its place within the index, or have no data at all.
    if take(&bytes)? == index { Ok(bytes) } else { Err(PlaceError::NoPlace) }
}

/// The module with the rest of its code in it, for where there is to be one file.
#[must_use]
pub fn with_rest(module: &[u8], rest: &[u8]) -> Vec<u8> {
    let mut section = Vec::new();
    CustomSection { name: REST.into(), data: rest.into() }.append_to(&mut section);
    [module, &section].concat()
}

/// The index that a module has.
///
/// # Errors
/// [`PlaceError`].
pub fn take(module: &[u8]) -> Result<Vec<u8>, PlaceError> {
    let layout = Layout::read(module)?;
    let slot = layout.slot()?;
    let number = |at: u32| {
        let bytes: [u8; 4] = layout.memory(at, 4).try_into().ok()?;
        Some(u32::from_le_bytes(bytes))
    };
    let found = number(slot).zip(slot.checked_add(4).and_then(number));
    let (address, length) = found.ok_or(PlaceError::NoPlace)?;
    // No index is longer than the module that it lies in.
    if length as usize > module.len() {
        return Err(PlaceError::NoPlace);
    }
    Ok(layout.memory(address, length as usize))
}

/// What matters of a module.
struct Layout<'m> {
    memory: MemoryType,
    /// Values of globals that are plain numbers, in order.
    globals: Vec<Option<i32>>,
    /// Number of the global that is exported as the place of the index.
    exported: Option<u32>,
    segments: Vec<Data<'m>>,
}

impl<'m> Layout<'m> {
    fn read(module: &'m [u8]) -> Result<Self, PlaceError> {
        let (mut memory, mut globals, mut exported, mut segments) = (None, Vec::new(), None, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::MemorySection(section) => {
                    for found in section {
                        let found = found?;
                        memory.get_or_insert(MemoryType {
                            minimum: found.initial,
                            maximum: found.maximum,
                            memory64: found.memory64,
                            shared: found.shared,
                            page_size_log2: found.page_size_log2,
                        });
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if matches!(import?.ty, wasmparser::TypeRef::Global(_)) {
                            globals.push(None);
                        }
                    }
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        globals.push(constant(&global?.init_expr));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.name == EXPORT && export.kind == ExternalKind::Global {
                            exported = Some(export.index);
                        }
                    }
                }
                Payload::DataSection(section) => {
                    for segment in section {
                        segments.push(segment?);
                    }
                }
                _ => {}
            }
        }
        let memory = memory.ok_or(PlaceError::NoPlace)?;
        Ok(Layout { memory, globals, exported, segments })
    }

    /// The address of the place.
    fn slot(&self) -> Result<u32, PlaceError> {
        let value = self.exported.and_then(|number| self.globals.get(number as usize).copied().flatten());
        value.map(i32::cast_unsigned).ok_or(PlaceError::NoPlace)
    }

    /// What stands in memory when the module starts.
    fn memory(&self, address: u32, length: usize) -> Vec<u8> {
        let mut memory = vec![0; length];
        let (from, to) = (u64::from(address), u64::from(address) + length as u64);
        for segment in &self.segments {
            let Some(start) = offset(segment).map(u64::from) else { continue };
            let end = start + segment.data.len() as u64;
            let (first, last) = (start.max(from), end.min(to));
            if first < last {
                let own = segment.data.get((first - start) as usize..(last - start) as usize);
                let there = memory.get_mut((first - from) as usize..(last - from) as usize);
                if let (Some(own), Some(there)) = (own, there) {
                    there.copy_from_slice(own);
                }
            }
        }
        memory
    }
}

/// Where a segment goes, if that is a plain number.
fn offset(segment: &Data<'_>) -> Option<u32> {
    match &segment.kind {
        DataKind::Active { offset_expr, .. } => constant(offset_expr).map(i32::cast_unsigned),
        DataKind::Passive => None,
    }
}

fn constant(expression: &wasmparser::ConstExpr<'_>) -> Option<i32> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value),
        _ => None,
    }
}
