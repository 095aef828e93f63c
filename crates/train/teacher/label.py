"""Labels unlabelled news with the teacher, the linear tagger and votes.

Usage: python label.py MINILM teacher.pkl news.jsonl labels.jsonl
"""
import collections, json, pickle, random, sys

from teach import *

SHARE_OF_LINEAR = 0.6
STEPS = np.array([[0 if b % 2 or b == 0 or a in (b, b - 1) else NEVER for b in range(LABELS)] for a in range(LABELS)])
tagged = jax.jit(forward)


def best_labels(chances):
    """Viterbi over log-chances, with the BIO constraint only."""
    if not len(chances):
        return []
    score, back = chances[0] + np.array([0, 0, NEVER, 0, NEVER, 0, NEVER]), []
    for here in chances[1:]:
        paths = score[:, None] + STEPS
        back.append(paths.argmax(0))
        score = paths.max(0) + here
    labels = [int(score.argmax())]
    for before in reversed(back):
        labels.append(int(before[labels[-1]]))
    return labels[::-1]


def spans(labels):
    found, start = [], None
    for at, label in enumerate(list(labels) + [0]):
        if start is not None and (label == 0 or label % 2):
            found.append((start, at, labels[start]))
            start = None
        if label % 2:
            start = at
    return found


def predict(vectors, weights, documents, pieces):
    """Log-chances per document, sentence and word."""
    items = [(number, window) for number, d in enumerate(documents) for window in windows(d, pieces)]
    found = [[np.zeros((len(s), LABELS), np.float32) for s in d["sentences"]] for d in documents]
    for at in range(0, len(items), 32):
        some = items[at : at + 32]
        padded = [window for _, window in some] + [some[-1][1]] * (32 - len(some))
        chances = np.asarray(tagged(vectors, weights, *batch(padded)[:4]))
        for row, (number, window) in enumerate(some):
            for first, (sentence, word) in zip(window["first"], window["where"]):
                found[number][sentence][word] = chances[row, first]
    return found


def joined(chances, guesses):
    """The teacher's log-chances with the linear tagger's labels and margins."""
    for rows, own in zip(chances, guesses):
        for row, (label, margin) in zip(rows, own):
            sure = min(max(1 / (1 + np.exp(-margin / 32)), 0.3), 0.999)
            guess = np.full(LABELS, np.log((1 - sure) / 6))
            guess[label] = np.log(sure)
            row += SHARE_OF_LINEAR * guess
        if len(rows):
            rows -= np.log(np.exp(rows).sum(1, keepdims=True))
    return chances


def votes(sentences, chances):
    """Labels after votes: the same string gets the same kind, is tagged where
    it was missed as often as found, and a person's last name is a person."""
    labels = [best_labels(rows) for rows in chances]
    kinds, found = collections.defaultdict(lambda: np.zeros(4)), collections.Counter()
    for sentence, rows, own in zip(sentences, chances, labels):
        for start, end, _ in spans(own):
            p = np.exp(rows[start:end])
            mean = [p[:, 0].mean()] + [p[:, k : k + 2].sum(1).mean() for k in (1, 3, 5)]
            kinds[tuple(sentence[start:end])] += np.log(np.array(mean) + 1e-4)
            found[tuple(sentence[start:end])] += 1
    best = {name: 2 * int(score[1:].argmax()) + 1 for name, score in kinds.items()}
    families = {name[-1] for name, kind in best.items() if kind == 1 and len(name) > 1}
    for name in best:
        if len(name) == 1 and name[0] in families and kinds[name][1] > kinds[name].max() - 2 * found[name]:
            best[name] = 1
    missed = places_missed(sentences, labels, best)
    result = [[0] * len(sentence) for sentence in sentences]
    for sentence, own, out in zip(sentences, labels, result):
        for start, end, _ in spans(own):
            kind = best[tuple(sentence[start:end])]
            start += sentence[start] == "the" and end - start > 1
            out[start:end] = [kind] + [kind + 1] * (end - start - 1)
    for name, places in missed.items():
        if found[name] >= len(places) and len(name[0]) > 1:
            for number, at in places:
                if not any(result[number][at : at + len(name)]):
                    result[number][at : at + len(name)] = [best[name]] + [best[name] + 1] * (len(name) - 1)
    return result


def places_missed(sentences, labels, best):
    """Where the capitalised names of `best` stand untagged."""
    starting, missed = collections.defaultdict(list), collections.defaultdict(list)
    for name in sorted((n for n in best if any(w[0].isupper() for w in n)), key=lambda n: -len(n)):
        starting[name[0]].append(name)
    for number, (sentence, own) in enumerate(zip(sentences, labels)):
        at = 0
        while at < len(sentence):
            for name in starting.get(sentence[at], ()):
                if tuple(sentence[at : at + len(name)]) == name and not any(own[at : at + len(name)]):
                    missed[name].append((number, at))
                    at += len(name) - 1
                    break
            at += 1
    return missed


def main(folder, teacher, news, out):
    pieces = Pieces(folder)
    vectors, _ = load(folder)
    weights = jax.tree.map(jnp.asarray, pickle.load(open(teacher, "rb")))
    documents = [json.loads(line) for line in open(news)]
    random.Random(5).shuffle(documents)
    with open(out, "w") as file:
        for at in range(0, len(documents), 32):
            some = documents[at : at + 32]
            for document, chances in zip(some, predict(vectors, weights, some, pieces)):
                labels = votes(document["sentences"], joined(chances, document["guess"]))
                row = dict(id=document["id"], labels=[[int(label) for label in own] for own in labels])
                file.write(json.dumps(row) + "\n")
            file.flush()


if __name__ == "__main__":
    main(*sys.argv[1:5])
