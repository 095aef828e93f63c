//! What can be wrong with the map's file.

/// Why the bytes of a file were not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    /// Something else.
    #[error("this is not the map's file; make it with crates/places/data/make.py")]
    NotAnAtlas,
    /// A file of another format.
    #[error("the map's file has format {found}, which is not read here; make it again with data/make.py")]
    Version {
        /// What the header says.
        found: u32,
    },
    /// The checksum does not match.
    #[error("the map's file is damaged: its checksum does not match; fetch it again")]
    Damaged,
    /// The checksum matches and the content makes no sense.
    #[error("the map's file is damaged: {what}; fetch it again, or make it again with data/make.py")]
    Invalid {
        /// What is wrong.
        what: &'static str,
    },
}
