//! The bundled archive: one file format, its writer and reader, ranking and evidence.
