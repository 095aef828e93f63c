//! Opens files and foreign pages, in a worker that is loaded when the first one comes.

fn main() {
    gloss_app::opener::start();
}
