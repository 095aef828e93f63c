//! The same program without vector instructions, for browsers that lack them.

fn main() {
    gloss_app::start();
}
