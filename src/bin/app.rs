//! The page and the engine's worker; with the feature `simd`, for browsers that have WebAssembly's vector instructions.

fn main() {
    gloss_app::start();
}
