//! An index in a module that was built without it.

use kashaf_builder::place::{place, take};

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

#[test]
fn an_index_is_taken_out_as_it_was_placed() {
    assert_eq!(take(&module()).unwrap(), b"ab");
    for index in [b"".to_vec(), b"x".to_vec(), vec![7; 65_536], vec![9; 200_000]] {
        let placed = place(&module(), &index).unwrap();
        assert!(take(&placed).unwrap() == index, "{} bytes", index.len());
        // And again in the place of that one.
        assert_eq!(take(&place(&placed, b"other").unwrap()).unwrap(), b"other");
    }
}

#[test]
fn what_is_no_module_of_ours_is_refused() {
    for bytes in [&b""[..], b"\0asm", b"\0asm\x01\0\0\0", b"no module at all", &module()[..60]] {
        assert!(place(bytes, b"index").is_err(), "{bytes:?}");
        assert!(take(bytes).is_err(), "{bytes:?}");
    }
}
