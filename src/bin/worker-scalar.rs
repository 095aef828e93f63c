//! The same worker without vector instructions, for browsers that lack them.

fn main() {
    gloss_app::worker::start();
}
