//! Draws maps, in a worker that is loaded when the first one shows.

fn main() {
    gloss_app::mapper::start();
}
