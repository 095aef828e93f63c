"""Trains a narrower network to give a wide one's scores of the words that the
linear tagger leaves open; of the others no network is asked."""
import argparse

import numpy as np, torch
from torch import nn
import torch.nn.functional as F
from safetensors import safe_open
from safetensors.torch import save_file
from corpus import *

LISTED, ALONE, BROWN, AFFIXES = 83, 111, 118, 2048  # rows of the tables
SURE, SURER, NEAR = 64, 192, 2  # margins, as in crates/tagger/src/lib.rs; how far an open word reaches
STRETCH = 128  # words


class Network(nn.Module):
    """Tensors as export.py writes them; scores in logarithms of chances."""

    def __init__(self, tensors, dilations):
        super().__init__()
        self.names, self.dilations = sorted(tensors), dilations
        for name in self.names:
            self.register_parameter(name.replace(".", "_"), nn.Parameter(tensors[name].clone()))

    def get(self, name):
        return getattr(self, name.replace(".", "_"))

    def tensors(self):
        return {name: self.get(name).detach().contiguous() for name in self.names}

    def linear(self, name, x):
        # Numbers of half as many bits are multiplied three times as fast; the scores keep theirs.
        with torch.autocast("cpu", torch.bfloat16, enabled=name != "out"):
            return F.linear(x, self.get(f"{name}.weight"), self.get(f"{name}.bias")).float()

    def norm(self, name, x):
        return F.layer_norm(x, x.shape[-1:], self.get(f"{name}.weight"), self.get(f"{name}.bias"), 1e-5)

    def forward(self, pieces, shares, rows, row_shares, layers, drop):
        """`layers`: for each the rows before that it sees; the one past the last is empty."""
        words = F.embedding_bag(pieces, self.get("words"), per_sample_weights=shares, mode="sum")
        if drop:
            words = words * (torch.rand(len(words), 1) > drop)
        tables = F.embedding_bag(rows, self.get("tables"), per_sample_weights=row_shares, mode="sum")
        x = self.norm("norm", F.relu(self.linear("input", words) + tables))
        for number, seen in enumerate(layers):
            padded = F.dropout(torch.cat([x, x.new_zeros(1, x.shape[1])]), drop)
            found = self.linear(f"convs.{number}", F.embedding(seen, padded).flatten(1))
            x = self.norm(f"norms.{number}", x[seen[:, 1]] + found.view(len(seen), -1, 2).amax(-1))
        return self.linear("out", F.dropout(x, drop))


def load(path):
    with safe_open(path, "pt") as file:
        metadata, tensors = file.metadata(), {name: file.get_tensor(name) for name in file.keys()}
    for part in ("out.weight", "out.bias"):
        tensors[part] *= float(metadata["network_share"])
    return Network(tensors, [int(dilation) for dilation in metadata["dilations"].split(",")]), metadata


def narrowed(wide, width, dilations):
    """The wide network's first layers without the columns that are used least."""
    tensors, layers = wide.tensors(), range(len(dilations))
    conv = lambda number: tensors[f"convs.{number}.weight"].view(wide.get("norm.weight").numel() * 2, 3, -1)
    use = tensors["out.weight"].norm(dim=0) * 3
    for number in layers:
        use = use + conv(number).norm(dim=(0, 1)) + conv(number).flatten(1).view(len(use), -1).norm(dim=1)
    keep = use.topk(width).indices.sort().values
    pairs = torch.stack([2 * keep, 2 * keep + 1], 1).flatten()
    found = {name: tensors[name] for name in ("words", "out.bias")}
    found |= {name: tensors[name][:, keep] for name in ("tables", "out.weight")}
    norms = [f"{norm}.{part}" for norm in ["norm"] + [f"norms.{number}" for number in layers] for part in ("weight", "bias")]
    found |= {name: tensors[name][keep] for name in ["input.weight", "input.bias"] + norms}
    for number in layers:
        found[f"convs.{number}.weight"] = conv(number)[pairs][:, :, keep].flatten(1)
        found[f"convs.{number}.bias"] = tensors[f"convs.{number}.bias"][pairs]
    return Network(found, dilations)


class Words:
    """All words of some documents, end to end. `kept`: numbers of the pieces
    that have vectors; the unknown one is among them."""

    def __init__(self, documents, kept):
        number = {piece: at for at, piece in enumerate(kept)}
        self.cells = np.concatenate([d.cells for d in documents])
        self.scores = np.concatenate([d.scores for d in documents]).astype(np.float32) / 32
        self.margins = np.concatenate([d.margins for d in documents])
        self.pieces = np.zeros((len(self.cells), PIECES), np.int64)
        self.shares = np.zeros((len(self.cells), PIECES), np.float32)
        for at, own in enumerate(own for d in documents for own in d.pieces):
            self.pieces[at, : len(own)] = [number.get(piece, number[UNKNOWN]) for piece in own]
            # 0.4 of the first piece and 0.6 of the mean
            self.shares[at, : len(own)] = 0.6 / len(own)
            self.shares[at, 0] += 0.4
        bases = np.cumsum([0] + [len(d.words) for d in documents])
        ends = [base + cut for base, d in zip(bases, documents) for begin, end in zip([0, *d.ends], d.ends)
                for cut in [*range(begin + STRETCH, end, STRETCH), end] if end > begin]
        self.sentence = np.repeat(np.arange(len(ends)), np.diff([0, *ends]))
        self.stands = np.arange(len(self.cells))
        case = self.cells[:, 0] // 8
        self.by_case = np.argsort(case, kind="stable"), np.searchsorted(np.sort(case), np.arange(case.max() + 2))

    def weights(self):
        """How much each word's scores count: wholly where the network is asked,
        less where the linear tagger is a little surer."""
        is_open, near = self.margins < SURE, np.zeros(len(self.margins), bool)
        for by in range(1, NEAR + 1):
            same = self.sentence[by:] == self.sentence[:-by]
            near[by:] |= is_open[:-by] & same
            near[:-by] |= is_open[by:] & same
        capitals = ~np.isin(self.cells[:, 0] // 8, (LOWER, DIGITS, MARK))
        less = np.clip((SURER - self.margins) / (SURER - SURE), 0, 1) * 0.5
        return np.where(is_open | near & capitals, 1.0, less).astype(np.float32)

    def around(self, wanted, dilations):
        """The words that enter for these, and what each layer sees."""
        rows, layers = wanted, []
        for dilation in reversed(dilations):
            near = rows[:, None] + np.array([-dilation, 0, dilation])
            inside = (near >= 0) & (near < len(self.sentence))
            near = np.where(inside, near, rows[:, None])
            inside &= self.sentence[near] == self.sentence[rows][:, None]
            before = np.unique(near[inside])
            layers.insert(0, torch.from_numpy(np.where(inside, np.searchsorted(before, near), len(before))))
            rows = before
        return rows, layers

    def swap(self, at, chance, share):
        """Lets others of the same case stand for a share of these words, until the next call."""
        order, begins = self.by_case
        case = self.cells[at, 0] // 8
        other = order[chance.integers(begins[case], begins[case + 1])]
        self.stands[at] = np.where(chance.random(len(at)) < share, other, at)

    def inputs(self, at, browns, case):
        at = self.stands[at]
        cells, bits = self.cells[at], np.arange(7)
        cells = cells if case is None else recased(cells, case)
        rows = [cells[:, :1], 80 + cells[:, 1:2], LISTED + bits * 4 + cells[:, 3:4], np.broadcast_to(ALONE + bits, (len(at), 7)),
                BROWN + np.minimum(cells[:, 5:6], browns - 1), BROWN + browns + cells[:, 6:7], BROWN + browns + AFFIXES + cells[:, 7:8]]
        one = np.ones((len(at), 1))
        shares = [one, one, cells[:, 2:3] >> bits & 1, cells[:, 4:5] >> bits & 1, one, one, one]
        rows, shares = np.concatenate(rows, 1).astype(np.int64), np.concatenate(shares, 1).astype(np.float32)
        return [torch.from_numpy(found) for found in (self.pieces[at], self.shares[at], rows, shares)]

    def scored(self, network, wanted, case=None, drop=0.0):
        rows, layers = self.around(wanted, network.dilations)
        browns = len(network.get("tables")) - BROWN - 2 * AFFIXES
        return network(*self.inputs(rows, browns, case), layers, drop)


def batches(words, wanted, size, chance):
    """Numbers of the wanted words, sentences in any order, so many at a time, without end."""
    while True:
        turn = chance.permutation(words.sentence[-1] + 1)
        order = np.argsort(turn[words.sentence[wanted]], kind="stable")
        yield from (np.sort(order[at : at + size]) for at in range(0, len(order) - size // 2, size))


def loss_of(found, target, linear, weights, alone):
    """Divergence of the sums with the linear scores, and of the network's own."""
    def one(more):
        own, aim = F.log_softmax(found + more, -1), F.log_softmax(target + more, -1)
        return F.kl_div(own, aim, reduction="none", log_target=True).sum(-1)
    return (((1 - alone) * one(linear) + alone * one(0)) * weights).sum() / weights.sum()


def train(network, wide, parts, linear_share, a):
    """AdamW with a linear fall. The wide network's scores are taken of the texts
    as they stand, of texts with some words swapped, and of other capitals."""
    chance = np.random.default_rng(a.seed)
    weights = [words.weights() for words in parts]
    wanted = [np.flatnonzero(own) for own in weights]
    sources = [batches(words, own, a.batch, chance) for words, own in zip(parts, wanted)]
    network.get("words").requires_grad_(False)  # those of words that are not in these texts would stay behind
    learnt = [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    losses = []
    for step in range(1, a.steps + 1):
        for own in optimiser.param_groups:
            own["lr"] = a.rate * min(1, step / 200) * max(0.01, 1 - step / a.steps)
        part = int(len(parts) > 1 and chance.random() < 0.3)
        words, at, kind = parts[part], wanted[part][next(sources[part])], chance.random()
        case = bool(chance.random() < 0.6) if kind < 0.02 else None
        words.swap(words.around(at, wide.dilations)[0], chance, a.swapped if kind > 0.4 else 0.0)
        with torch.no_grad():
            target = words.scored(wide, at, case)
        linear = torch.from_numpy(words.scores[at] * linear_share)
        found = words.scored(network, at, case, a.drop)
        loss = loss_of(found, target, linear, torch.from_numpy(weights[part][at]), 0.5 if case is None else 1.0)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        losses.append(loss.item())
        if step % 200 == 0:
            print(f"step {step} of {a.steps}: loss {np.mean(losses[-200:]):.4f}", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("minilm")
    arguments.add_argument("out")
    arguments.add_argument("wide")
    arguments.add_argument("texts", nargs="+", help="if there are two files, three batches of ten are of the second")
    arguments.add_argument("--init", help="go on from this network")
    arguments.add_argument("--width", type=int, default=112)
    arguments.add_argument("--dilations", type=int, nargs="+", default=[1, 1, 2])
    arguments.add_argument("--steps", type=int, default=2100)
    arguments.add_argument("--batch", type=int, default=1000)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--drop", type=float, default=0.02)
    arguments.add_argument("--swapped", type=float, default=0.15, help="share of the words that others stand for, in six batches of ten")
    arguments.add_argument("--seed", type=int, default=1)
    a = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    wide, metadata = load(a.wide)
    numbers = {piece.rstrip("\n"): at for at, piece in enumerate(open(f"{a.minilm}/vocab.txt", encoding="utf-8"))}
    pieces = Pieces(a.minilm)
    kept = [numbers[piece] for piece in metadata["pieces"].split("\n")]
    parts = [Words(read(path, pieces), kept) for path in a.texts]
    network = load(a.init)[0] if a.init else narrowed(wide, a.width, a.dilations)
    train(network, wide, parts, float(metadata["linear_share"]), a)
    metadata |= {"dilations": ",".join(map(str, network.dilations)), "network_share": "1.0"}
    save_file(network.tensors(), a.out, metadata=metadata)


if __name__ == "__main__":
    main()
