"""Documents as arrays: what `gloss-train tokens` printed, with word pieces."""
import json
import os
import zlib
import numpy as np
from tokenizers import Tokenizer

LABELS = 7
SETS = ["none", "uner_ewt", "gum", "re3d", "wikigold", "crossner_politics", "crossner_literature", "crossner_music",
        "crossner_science", "crossner_ai", "redocred", "wnut17", "btc", "wiki_fair", "news"]
CLS, SEP, UNKNOWN = 101, 102, 100
PIECES = 6  # of a word that are looked at


# Letters that lose their mark though Unicode does not decompose them.
PLAIN = str.maketrans(dict(zip("đĐðÐħĦıłŁøØ", "dDdDhHilLoO")) | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
                                                                "þ": "th", "Þ": "Th", "ʿ": "", "ʾ": ""})


class Pieces:
    """Word pieces of words: at most PIECES, of the word's first 40 letters."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word[:40].translate(PLAIN), add_special_tokens=False).ids[:PIECES]
            self.known[word] = np.array(ids or [UNKNOWN], np.int32)
        return self.known[word]


class Document:
    """One document: for every word its label, scores of the linear tagger and
    how sure it is, cells and pieces; and where its sentences end."""

    def __init__(self, row, pieces):
        self.set, self.id = row["set"], row["id"]
        self.ends = np.cumsum([len(sentence) for sentence in row["sentences"]])
        words = [word for sentence in row["sentences"] for word in sentence]
        self.words = words
        self.labels = np.array([label for labels in row["labels"] for label in labels], np.int8)
        self.scores = np.array([s for scores in row["scores"] for s in scores], np.int16).reshape(-1, LABELS)
        self.margins = np.array([m for margins in row["margins"] for m in margins], np.int32)
        self.cells = np.array([c for cells in row["cells"] for c in cells], np.int32).reshape(-1, 8)
        self.pieces = [pieces.of(word) for word in words]


def read(path, pieces):
    with open(path) as file:
        documents = [Document(json.loads(line), pieces) for line in file]
    return [document for document in documents if len(document.words) and is_wanted(document)]


def is_wanted(document):
    """Of the releases that are all about one subject, one in six."""
    return not document.id.startswith("dg-") or zlib.crc32(document.id.encode()) % 6 == 0


def normed(chances):
    """Log-chances whose chances sum to one."""
    top = chances.max(1, keepdims=True)
    return chances - top - np.log(np.exp(chances - top).sum(1, keepdims=True))


LOWER, TITLE, UPPER, MIXED, ONE, WITH_DIGITS, DIGITS, MARK = range(8)


def recased(cells, upper):
    """The cells of the same words in capitals, or in small letters."""
    cells = cells.copy()
    case, first = cells[:, 0] // 8, cells[:, 0] // 4 % 2
    letters = case <= ONE
    if upper:
        case = np.where(letters, UPPER, case)
        cells[:, 0] = case * 8 + first * 4
        cells[:, 1] = 1
    else:
        case = np.where(letters, LOWER, case)
        cells[:, 0] = case * 8 + first * 4 + np.where(letters, 2, 0)
        cells[:, 1] = 0
        cells[:, 2] = np.where(letters, 0, cells[:, 2])
    return cells


def best_labels(chances, ends):
    """Viterbi over log-chances of a document, with the BIO constraint only;
    a name does not cross a sentence."""
    never = -1e9
    step = np.array([[0 if b % 2 or b == 0 or a in (b, b - 1) else never for b in range(LABELS)] for a in range(LABELS)])
    start = np.array([0, 0, never, 0, never, 0, never])
    labels, begin = [], 0
    for end in ends:
        rows = chances[begin:end]
        begin = end
        if not len(rows):
            continue
        score, back = rows[0] + start, []
        for here in rows[1:]:
            paths = score[:, None] + step
            back.append(paths.argmax(0))
            score = paths.max(0) + here
        own = [int(score.argmax())]
        for before in reversed(back):
            own.append(int(before[own[-1]]))
        labels += own[::-1]
    return labels


def spans(labels, ends=()):
    found, start, stops = set(), None, set(int(e) for e in ends)
    for at, label in enumerate(list(labels) + [0]):
        if start is not None and (label == 0 or label % 2 or at in stops):
            found.add((start, at, int(labels[start])))
            start = None
        if label % 2:
            start = at
    return found


def scores(documents, predictions):
    """Exact-span F1 by set and kind, and the mean over the sets."""
    count = {}
    for document, labels in zip(documents, predictions):
        gold, found = spans(document.labels, document.ends), spans(labels, document.ends)
        for kind in (1, 3, 5):
            g, f = {s for s in gold if s[2] == kind}, {s for s in found if s[2] == kind}
            row = count.setdefault(document.set, {}).setdefault(kind, [0, 0, 0])
            row[0] += len(g & f)
            row[1] += len(f)
            row[2] += len(g)
    f1 = lambda hit, found, gold: 2 * hit / max(found + gold, 1)
    return {name: [f1(*map(sum, zip(*kinds.values())))] + [f1(*kinds[k]) for k in (1, 3, 5)] for name, kinds in count.items()}


def table(result):
    for name, row in sorted(result.items()):
        print(f"{name:20s} " + " ".join(f"{value:.3f}" for value in row))
    main = [row[0] for name, row in result.items() if name in ("uner_ewt", "gum", "re3d", "wikigold", "crossner_politics")]
    print(f"{'mean of five':20s} {sum(main) / max(len(main), 1):.4f}", flush=True)
