//! A module with a place for an index, and nothing else.

/// As much of a module as matters: a memory of two pages, a place at 1,024 and an index of two bytes.
pub(crate) fn module() -> Vec<u8> {
    use wasm_encoder::*;
    let mut module = Module::new();
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 2,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    module.section(&memories);
    let mut globals = GlobalSection::new();
    let constant = GlobalType { val_type: ValType::I32, mutable: false, shared: false };
    globals.global(constant, &ConstExpr::i32_const(7));
    globals.global(constant, &ConstExpr::i32_const(1024));
    module.section(&globals);
    let mut exports = ExportSection::new();
    exports.export("KASHAF_INDEX", ExportKind::Global, 1);
    module.section(&exports);
    module.section(&DataCountSection { count: 2 });
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(1024), [0, 8, 0, 0, 2, 0, 0, 0]);
    data.active(0, &ConstExpr::i32_const(2048), *b"ab");
    module.section(&data);
    module.finish()
}
