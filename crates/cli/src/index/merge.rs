//! Shards in, an archive out.

use super::store::{Head, Place, Store, reader};
use super::workshop::Parts;
use super::{at, build};
use crate::Failure;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Packs the shards in `folders` into the archive in `out`: the same bytes as
/// without shards.
pub(crate) fn run(folders: &[PathBuf], out: &Path) -> Result<(), Failure> {
    let mut shards: BTreeMap<u32, (&Path, Head, Store)> = BTreeMap::new();
    for folder in folders {
        let (store, head) = Store::finished(folder).map_err(|error| at(folder, &error))?;
        check(folder, head)?;
        if let Some((other, ..)) = shards.insert(head.shard, (folder, head, store)) {
            return Err(at(folder, &format!("this is shard {} again, as {}", head.shard, other.display())));
        }
    }
    let Some((first, head)) = shards.values().next().map(|(folder, head, _)| (*folder, *head)) else {
        return Err(Failure::Because("there are no shards".into()));
    };
    let other = |(_, found, _): &&(&Path, Head, Store)| (found.of, found.articles) != (head.of, head.articles);
    if let Some((folder, ..)) = shards.values().find(other) {
        let told = format!("this shard and {} are not of the same articles; make all of them again", first.display());
        return Err(at(folder, &told));
    }
    if let Some(missing) = (1..=head.of).find(|number| !shards.contains_key(number)) {
        return Err(Failure::Because(format!("shard {missing} of {} is missing; make it and merge again", head.of)));
    }
    let (mut files, mut places) = (Vec::new(), Vec::<(usize, Place)>::new());
    for (_, (.., store)) in shards {
        places.extend(store.places().into_iter().map(|place| (files.len(), place)));
        files.push(store.into_file());
    }
    if places.len() != head.articles as usize {
        let told = format!("the shards hold {} of {} articles; make them again", places.len(), head.articles);
        return Err(Failure::Because(told));
    }
    build(Parts::new(files, places), out)
}

/// Whether a shard can be used at all.
fn check(folder: &Path, head: Head) -> Result<(), Failure> {
    if head.reader != reader() {
        return Err(at(folder, &"this shard was made by another version of gloss; make it again"));
    }
    if head.articles == 0 {
        return Err(at(folder, &"this shard was not finished; run it again, and it goes on where it stopped"));
    }
    Ok(())
}
