use super::*;
use gloss_engine::Written;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("gloss-store-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn part(fingerprint: u64) -> Vec<u8> {
    let text = "A paragraph.".repeat(fingerprint as usize);
    let written = Written { paragraphs: vec![text], ..Written::default() };
    let mut part = gloss_engine::Engine::new().written(&written);
    part.fingerprint = fingerprint;
    part.to_bytes()
}

/// An open file with the parts 1 to 3.
fn filled(folder: &Path) -> Store {
    let mut store = Store::open(folder, Head::new(None)).unwrap();
    (1..=3).for_each(|number| store.add(number, &part(number)).unwrap());
    store
}

#[test]
fn parts_come_back() {
    let folder = folder("back");
    drop(filled(&folder));
    let store = Store::open(&folder, Head::new(None)).unwrap();
    assert_eq!(store.known(), [1, 2, 3]);
    let mut parts = store.into_parts(&[3, 1]);
    assert_eq!((parts.read(0).unwrap(), parts.read(1).unwrap()), (part(3), part(1)));
    assert!(parts.read(2).is_err());
}

#[test]
fn half_a_part_at_the_end_is_forgotten() {
    let folder = folder("half");
    let (whole, path) = (filled(&folder).end, folder.join(NAME));
    for cut in [1, 10, part(3).len() as u64] {
        drop(filled(&folder));
        File::options().write(true).open(&path).unwrap().set_len(whole - cut).unwrap();
        let mut store = Store::open(&folder, Head::new(None)).unwrap();
        assert_eq!(store.known(), [1, 2]);
        store.add(3, &part(3)).unwrap();
        assert_eq!(store.end, whole);
    }
}

#[test]
fn what_another_reader_read_is_forgotten() {
    let folder = folder("reader");
    drop(filled(&folder));
    let other = Head { reader: 1, ..Head::new(None) };
    assert!(Store::open(&folder, other).unwrap().known().is_empty());
    fs::write(folder.join(NAME), "nonsense").unwrap();
    assert!(Store::open(&folder, other).unwrap().known().is_empty());
}

#[test]
fn parts_that_nobody_wants_go_in_the_end() {
    let folder = folder("go");
    let mut store = filled(&folder);
    let all = store.end;
    store.finish(&[3, 1], 2, false).unwrap();
    assert_eq!((store.known(), store.end), (vec![1, 2, 3], all));
    store.finish(&[3, 1], 2, true).unwrap();
    assert_eq!(store.known(), [1, 3]);
    assert_eq!(store.found(&[3]).len(), 1);
    let (store, head) = Store::finished(&folder).unwrap();
    assert_eq!((head, store.known()), (Head { articles: 2, ..Head::new(None) }, vec![1, 3]));
    let mut parts = store.into_parts(&[3]);
    assert_eq!(parts.read(0).unwrap(), part(3));
    assert!(fs::metadata(folder.join(NAME)).unwrap().len() < all);
}
