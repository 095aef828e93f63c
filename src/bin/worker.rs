//! The worker; built with the feature `simd`, for browsers that have WebAssembly's vector instructions.

fn main() {
    gloss_app::worker::start();
}
