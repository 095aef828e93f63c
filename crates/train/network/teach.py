"""Fine-tunes MiniLM to tag names."""
import argparse
import random
import time

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F
from safetensors.torch import load_file
from corpus import *

WIDTH, HEADS, WINDOW = 384, 12, 128
LEFT_OUT = {"wnut17", "btc", "wiki_fair"}  # tweets, and half-marked paragraphs


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, _ = x.shape
        part = lambda w: w(x).view(b, n, HEADS, -1).transpose(1, 2)
        seen = F.scaled_dot_product_attention(part(self.q), part(self.k), part(self.v), attn_mask=mask)
        x = self.norm1(x + self.drop(self.o(seen.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Codes(nn.Module):
    """Vectors of what a cell says."""

    def __init__(self, width):
        super().__init__()
        self.code, self.line = nn.Embedding(80, width), nn.Embedding(3, width)
        self.listed = nn.Parameter(torch.zeros(7 * 4, width))
        self.alone = nn.Parameter(torch.zeros(7, width))
        for e in (self.code, self.line):
            nn.init.normal_(e.weight, 0, 0.02)

    def forward(self, cells):
        bits = (cells[..., 2:3] >> torch.arange(7)) & 1
        listed = (bits[..., None] * F.one_hot(cells[..., 3], 4)[..., None, :]).flatten(-2).float()
        alone = ((cells[..., 4:5] >> torch.arange(7)) & 1).float()
        return self.code(cells[..., 0]) + self.line(cells[..., 1]) + listed @ self.listed + alone @ self.alone


class Teacher(nn.Module):
    def __init__(self, folder, layers):
        super().__init__()
        raw = load_file(f"{folder}/model.safetensors")
        get = lambda name: raw[name]
        self.words = nn.Embedding.from_pretrained(get("embeddings.word_embeddings.weight"), freeze=True)
        self.position = nn.Parameter(get("embeddings.position_embeddings.weight")[:WINDOW]
                                     + get("embeddings.token_type_embeddings.weight")[0])
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        put = lambda module, name: (module.weight.data.copy_(get(name + ".weight")), module.bias.data.copy_(get(name + ".bias")))
        put(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for mine, theirs in (("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"),
                                 ("o", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                 ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                put(getattr(layer, mine), at + theirs)
        self.codes, self.codes2 = Codes(WIDTH), Codes(WIDTH)
        self.sets = nn.Embedding(len(SETS), WIDTH)
        nn.init.zeros_(self.sets.weight)
        self.drop = nn.Dropout(0.1)
        self.hidden, self.out = nn.Linear(WIDTH, 128), nn.Linear(128, LABELS)

    def forward(self, ids, cells, sets, mask):
        x = self.words(ids) + self.position[: ids.shape[1]] + self.codes(cells) + self.sets(sets)[:, None]
        x = self.drop(self.norm(x))
        mask = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        x = x + self.codes2(cells) + self.sets(sets)[:, None]
        return self.out(self.drop(F.gelu(self.hidden(x))))


def windows(document):
    """(document, from word, to word): whole sentences where they fit."""
    found, begin, size, at = [], 0, 2, 0
    lengths = np.array([len(p) for p in document.pieces])
    start = 0
    for end in document.ends:
        own = int(lengths[start:end].sum())
        if size + own > WINDOW and at > begin:
            found.append((document, begin, at))
            begin, size = at, 2
        while own + size > WINDOW:  # a sentence longer than a window
            fits = int(np.searchsorted(np.cumsum(lengths[begin:end]), WINDOW - 2, "right"))
            found.append((document, begin, begin + fits))
            begin, size = begin + fits, 2
            own = int(lengths[begin:end].sum())
        size += own
        at = start = int(end)
    if at > begin:
        found.append((document, begin, at))
    return found


def batch(some, case=None, sets=True):
    """Windows as tensors; `case` recases them all."""
    rows = []
    for document, begin, end in some:
        pieces = document.pieces[begin:end]
        counts = [len(p) for p in pieces]
        cells = document.cells[begin:end]
        if case is not None:
            cells = recased(cells, case)
        rows.append((np.concatenate(pieces), np.repeat(cells, counts, 0), np.cumsum([0] + counts[:-1]) + 1, SETS.index(document.set)))
    width = max(len(ids) for ids, *_ in rows) + 2
    ids, cells = np.zeros((len(rows), width), np.int64), np.zeros((len(rows), width, 8), np.int64)
    mask, first = np.zeros((len(rows), width), bool), np.zeros((len(rows), width), bool)
    for at, (own, own_cells, firsts, _) in enumerate(rows):
        ids[at, 0], ids[at, 1 : 1 + len(own)], ids[at, 1 + len(own)] = CLS, own, SEP
        cells[at, 1 : 1 + len(own)] = own_cells
        mask[at, : len(own) + 2] = True
        first[at, firsts] = True
    t = torch.from_numpy
    return t(ids), t(cells), torch.tensor([number if sets else 0 for *_, number in rows]), t(mask), t(first)


def training_windows(documents, chance):
    """Windows of all documents; short documents of a set are joined."""
    found, short = [], {}
    for document in documents:
        if len(document.ends) > 3:
            found += windows(document)
        else:
            short.setdefault(document.set, []).append(document)
    for name, group in short.items():
        chance.shuffle(group)
        for at in range(0, len(group), 4):
            some, joined = group[at : at + 4], object.__new__(Document)
            joined.set, joined.id, joined.words = name, "", sum((d.words for d in some), [])
            joined.labels = np.concatenate([d.labels for d in some])
            joined.cells = np.concatenate([d.cells for d in some])
            joined.pieces = sum((d.pieces for d in some), [])
            ends, base = [], 0
            for d in some:
                ends += [base + e for e in d.ends]
                base += len(d.words)
            joined.ends = np.array(ends)
            found += windows(joined)
    return found


@torch.no_grad()
def predict(model, documents, sets=True, rows=32):
    """Log-chances of every word, one array per document; with `sets` the model
    is told which set each comes from."""
    model.eval()
    items = [(n, w) for n, d in enumerate(documents) for w in windows(d)]
    items.sort(key=lambda item: sum(map(len, item[1][0].pieces[item[1][1] : item[1][2]])))
    found = [np.zeros((len(d.words), LABELS), np.float32) for d in documents]
    for at in range(0, len(items), rows):
        some = items[at : at + rows]
        ids, cells, number, mask, first = batch([w for _, w in some], sets=sets)
        chances = F.log_softmax(model(ids, cells, number, mask), -1)
        for row, (n, (_, begin, end)) in enumerate(some):
            found[n][begin:end] = chances[row][first[row]].numpy()
    return found


def evaluate(model, documents, sets=True):
    found = predict(model, documents, sets)
    return scores(documents, [best_labels(chances, d.ends) for chances, d in zip(found, documents)])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("minilm")
    arguments.add_argument("out")
    arguments.add_argument("train", nargs="+")
    arguments.add_argument("--dev")
    arguments.add_argument("--layers", type=int, default=6)
    arguments.add_argument("--epochs", type=float, default=3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=1e-4)
    a = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    chance, pieces = random.Random(a.seed), Pieces(a.minilm)
    documents = [d for path in a.train for d in read(path, pieces) if d.set not in LEFT_OUT]
    model = Teacher(a.minilm, a.layers)
    trained = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    is_body = lambda name: name.startswith(("layers", "norm", "position"))
    body, head = [p for name, p in trained if is_body(name)], [p for name, p in trained if not is_body(name)]
    groups = [dict(params=body, lr=a.rate, top=a.rate), dict(params=head, lr=1e-3, top=1e-3)]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    found = training_windows(documents, chance)
    total, step, began, losses = int(len(found) / 16 * a.epochs), 0, time.time(), []
    print(len(documents), "documents", len(found), "windows", total, "steps", flush=True)
    while step < total:
        chance.shuffle(found)
        for at in range(0, len(found) - 15, 16):
            step += 1
            if step > total:
                break
            model.train()
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * min(1, step / 80) * max(0.01, 1 - step / total)
            case = None if chance.random() > 0.06 else chance.random() < 0.6
            some = found[at : at + 16]
            ids, cells, number, mask, first = batch(some, case)
            number[torch.rand(len(some)) < 0.3] = 0
            labels = torch.from_numpy(np.concatenate([d.labels[b:e] for d, b, e in some]).astype(np.int64))
            loss = F.cross_entropy(model(ids, cells, number, mask)[first], labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body + head, 1.0)
            optimiser.step()
            losses.append(loss.item())
            if step % 50 == 0:
                print(f"step {step} of {total}: loss {np.mean(losses[-50:]):.4f}, {time.time() - began:.0f} s", flush=True)
    torch.save(dict(state={k: v for k, v in model.state_dict().items() if k != "words.weight"}, layers=a.layers), a.out)
    if a.dev:
        dev = [d for d in read(a.dev, pieces) if d.set not in LEFT_OUT | {"redocred"}]
        for sets in (True, False):
            print("own set" if sets else "no set"); table(evaluate(model, dev, sets))


if __name__ == "__main__":
    main()
