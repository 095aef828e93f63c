"""Labels news with teachers: log-chances of every word, smoothed over each
document's repeated names."""
import argparse
import collections
import time

from teach import *


def smoothed(document, chances):
    """Every occurrence of a string that is a name somewhere in the document
    takes half of what its occurrences say together."""
    labels = best_labels(chances, document.ends)
    found = {tuple(document.words[a:b]) for a, b, _ in spans(labels, document.ends) if b - a <= 6}
    found = {name for name in found if name[0][:1].isupper()}
    starting = collections.defaultdict(list)
    for name in sorted(found, key=lambda name: -len(name)):
        starting[name[0]].append(name)
    places, at, words = collections.defaultdict(list), 0, document.words
    while at < len(words):
        name = next((n for n in starting.get(words[at], ()) if tuple(words[at : at + len(n)]) == n), None)
        if name:
            places[name].append(at)
        at += len(name) if name else 1
    result = chances.copy()
    for name, spots in places.items():
        if len(spots) > 1:
            index = np.array(spots)[:, None] + np.arange(len(name))
            own = chances[index]
            result[index] = 0.5 * own + 0.5 * own.mean(0)
    return normed(result)


def linear(document, share):
    return share * normed(document.scores / 32.0)


def load(path, folder):
    kept = torch.load(path)
    model = Teacher(folder, kept["layers"])
    model.load_state_dict(kept["state"], strict=False)
    return model


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("minilm")
    arguments.add_argument("out")
    arguments.add_argument("news")
    arguments.add_argument("teachers", nargs="+")
    arguments.add_argument("--share", type=float, default=0.5, help="of the linear tagger")
    a = arguments.parse_args()
    torch.set_num_threads(1)
    documents = read(a.news, Pieces(a.minilm))
    teachers = [load(t, a.minilm) for t in a.teachers]
    began, rows = time.time(), []
    for at in range(0, len(documents), 200):
        some = documents[at : at + 200]
        own = [np.mean(c, 0) for c in zip(*(predict(t, some, False) for t in teachers))]
        for d, c in zip(some, own):
            rows.append(smoothed(d, normed(c + linear(d, a.share))).astype(np.float16))
        print(at, f"{time.time() - began:.0f} s", flush=True)
    np.savez(a.out, ids=np.array([d.id for d in documents]), base=np.cumsum([0] + [len(r) for r in rows]), chances=np.concatenate(rows))


if __name__ == "__main__":
    main()
