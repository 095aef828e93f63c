"""Trains the small network on the labelled sets and on news that the teacher labelled."""
import argparse
import numpy as np, torch
from torch import nn
import torch.nn.functional as F
from safetensors.torch import load_file
from corpus import *

AFFIXES, BROWNS = 2048, 1600
BATCH = 3000  # words
NOT_NEWS = ("redocred", "btc", "wnut17")


class Flat:
    """Documents laid end to end."""

    def __init__(self, documents, targets=None):
        self.documents = documents
        sizes = [len(d.words) for d in documents]
        self.base = np.cumsum([0] + sizes)
        n = self.base[-1]
        self.cells = np.concatenate([d.cells for d in documents]).astype(np.int16)
        self.labels = np.concatenate([d.labels for d in documents])
        self.targets = targets
        self.pieces, self.counts = np.zeros((n, PIECES), np.int32), np.zeros(n, np.int8)
        at = 0
        for d in documents:
            for own in d.pieces:
                self.pieces[at, : len(own)] = own
                self.counts[at] = len(own)
                at += 1
        self.sets = np.concatenate([np.full(s, SETS.index(d.set), np.int8) for s, d in zip(sizes, documents)])
        starts, ends = [], []
        for base, d in zip(self.base, documents):
            begin = 0
            for end in d.ends:
                for cut in range(begin, int(end), 128):
                    starts.append(base + cut)
                    ends.append(base + min(cut + 128, int(end)))
                begin = int(end)
        self.sentences = np.stack([starts, ends], 1)

    def batches(self, words, chance):
        """Indices of sentences of like length, about so many words a batch."""
        lengths = self.sentences[:, 1] - self.sentences[:, 0]
        order = np.argsort(lengths + chance.random(len(lengths)) * 4, kind="stable")
        groups, group, longest = [], [], 0
        for number in order:
            longest = max(longest, lengths[number])
            if group and longest * (len(group) + 1) > words:
                groups.append(np.array(group))
                group, longest = [], lengths[number]
            group.append(number)
        groups.append(np.array(group))
        return groups

    def batch(self, group, case=None):
        spans = self.sentences[group]
        width = (spans[:, 1] - spans[:, 0]).max()
        at = spans[:, :1] + np.arange(width)
        mask = at < spans[:, 1:]
        at = np.where(mask, at, 0)
        cells = self.cells[at].astype(np.int64)
        if case is not None:
            cells = recased(cells.reshape(-1, 8), case).reshape(cells.shape)
        t = torch.from_numpy
        rest = t(self.labels[at].astype(np.int64)), (t(self.targets[at].astype(np.float32)) if self.targets is not None else None)
        return (t(self.pieces[at].astype(np.int64)), t(self.counts[at].astype(np.float32)), t(cells), t(self.sets[at[:, 0]].astype(np.int64)), t(mask)) + rest


class Student(nn.Module):
    def __init__(self, vectors, width, dilations):
        super().__init__()
        self.width, self.dilations = width, dilations
        self.words = nn.EmbeddingBag.from_pretrained(vectors, freeze=False, mode="sum")
        self.input = nn.Linear(vectors.shape[1], width)
        self.code, self.line = nn.Embedding(80, width), nn.Embedding(3, width)
        self.listed, self.alone = nn.Parameter(torch.zeros(28, width)), nn.Parameter(torch.zeros(7, width))
        self.brown, self.prefix, self.suffix = nn.Embedding(BROWNS, width), nn.Embedding(AFFIXES, width), nn.Embedding(AFFIXES, width)
        self.sets = nn.Embedding(len(SETS), width)
        for e, by in ((self.code, .1), (self.line, .1), (self.brown, .1), (self.prefix, .05), (self.suffix, .05), (self.sets, 0.0)):
            nn.init.normal_(e.weight, 0, by)
        self.norm = nn.LayerNorm(width, 1e-5)
        self.convs = nn.ModuleList(nn.Linear(3 * width, 2 * width) for _ in dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(width, 1e-5) for _ in dilations)
        self.out = nn.Linear(width, LABELS)
        self.drop = nn.Dropout(0.15)

    def forward(self, pieces, counts, cells, sets, mask):
        b, n, k = pieces.shape
        place = torch.arange(k)
        # 0.4 of the first piece and 0.6 of the mean
        weights = (place < counts[..., None]).float() * 0.6 / counts.clamp(min=1)[..., None]
        weights[..., 0] += 0.4
        words = self.words(pieces.view(-1, k), per_sample_weights=weights.view(-1, k)).view(b, n, -1)
        if self.training:
            words = words * (torch.rand(b, n, 1) > 0.1)
        bits = (cells[..., 2:3] >> torch.arange(7)) & 1
        listed = (bits[..., None] * F.one_hot(cells[..., 3], 4)[..., None, :]).flatten(-2).float()
        alone = ((cells[..., 4:5] >> torch.arange(7)) & 1).float()
        more = self.brown(cells[..., 5]) + self.prefix(cells[..., 6]) + self.suffix(cells[..., 7])
        if self.training:
            more = more * (torch.rand(b, n, 1) > 0.1)
        x = self.input(words) + more + self.code(cells[..., 0]) + self.line(cells[..., 1]) + listed @ self.listed + alone @ self.alone + self.sets(sets)[:, None]
        real = mask[..., None].float()
        x = self.norm(F.relu(x)) * real
        for dilation, conv, norm in zip(self.dilations, self.convs, self.norms):
            padded = F.pad(self.drop(x), (0, 0, dilation, dilation))
            seen = torch.cat([padded[:, :n], padded[:, dilation:dilation + n], padded[:, 2 * dilation:]], -1)
            x = norm(x + conv(seen).view(b, n, self.width, 2).amax(-1)) * real
        return self.out(self.drop(x))


def principal(folder, size):
    raw = load_file(f"{folder}/model.safetensors")["embeddings.word_embeddings.weight"]
    raw = raw - raw[1000:].mean(0)
    _, _, axes = torch.linalg.svd(raw[1000:20000], full_matrices=False)
    found = raw @ axes[:size].T
    return found / found[1000:].std() * 0.5


@torch.no_grad()
def predict(model, flat, set_number=0):
    model.eval()
    found = np.zeros((len(flat.labels), LABELS), np.float32)
    for group in flat.batches(4000, np.random.default_rng(0)):
        *inputs, mask, labels, targets = flat.batch(group)
        inputs[3][:] = set_number
        logits = model(*inputs, mask)
        for row, (begin, end) in enumerate(flat.sentences[group]):
            found[begin:end] = logits[row, : end - begin].numpy()
    return found


def evaluate(model, flat, set_number=0):
    logits = predict(model, flat, set_number)
    labels = [best_labels(logits[a:b], d.ends) for a, b, d in zip(flat.base, flat.base[1:], flat.documents)]
    return scores(flat.documents, labels)


def blend(documents, paths, share):
    """The mean of what the teachers say, and a share of the linear tagger."""
    teachers = []
    for path in paths:
        kept = np.load(path)
        where = {name: number for number, name in enumerate(kept["ids"])}
        teachers.append((where, kept["base"], kept["chances"]))
    rows = []
    for d in documents:
        own = [chances[base[where[d.id]] : base[where[d.id] + 1]] for where, base, chances in teachers]
        mean = np.mean([rows.astype(np.float32) for rows in own], 0)
        rows.append(normed(mean + share * normed(d.scores / 32.0)).astype(np.float16))
    return np.concatenate(rows)


def train(model, gold, news, dev, a, chance):
    """AdamW with a linear fall; an epoch is the news once."""
    rest = [p for name, p in model.named_parameters() if not name.startswith("words")]
    groups = [dict(params=model.words.parameters(), top=a.rate / 2), dict(params=rest, top=a.rate)]
    optimiser = torch.optim.AdamW(groups, lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def epoch():
        some = [(gold, group) for _ in range(a.gold_times) for group in gold.batches(BATCH, chance)]
        some += [(news, group) for group in news.batches(BATCH, chance)] if news else []
        chance.shuffle(some)
        return some

    total, step, losses = int(len(epoch()) * a.epochs), 0, []
    while step < total:
        for flat, group in epoch()[: total - step]:
            step += 1
            if a.stop and step > a.stop:
                return
            model.train()
            for own in optimiser.param_groups:
                own["lr"] = own["top"] * min(1, step / 200) * max(0.01, 1 - step / total)
            loss = loss_of(model, flat, group, chance)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(rest, 1.0)
            optimiser.step()
            losses.append(loss.item())
            if step % 100 == 0:
                print(f"step {step} of {total}: loss {np.mean(losses[-100:]):.4f}", flush=True)
        if dev:
            table(evaluate(model, dev))


def loss_of(model, flat, group, chance):
    """Cross-entropy to the labels, or divergence from the teachers' chances."""
    case = None if chance.random() > 0.06 else chance.random() < 0.6
    *inputs, mask, labels, targets = flat.batch(group, case)
    sets = inputs[3]
    sets[torch.rand(len(group)) < (0.4 if targets is None else 1.0)] = 0
    logits = F.log_softmax(model(*inputs, mask)[mask], -1)
    if targets is None:
        return F.nll_loss(logits, labels[mask])
    return F.kl_div(logits, targets[mask], reduction="batchmean", log_target=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("minilm")
    arguments.add_argument("out")
    arguments.add_argument("--gold", nargs="+", required=True)
    arguments.add_argument("--news")
    arguments.add_argument("--labels", nargs="+")
    arguments.add_argument("--dev", help="score this after every epoch")
    arguments.add_argument("--width", type=int, default=192)
    arguments.add_argument("--vectors", type=int, default=128)
    arguments.add_argument("--dilations", type=int, nargs="+", default=[1, 1, 2, 4])
    arguments.add_argument("--epochs", type=float, default=4)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--rate", type=float, default=2e-3)
    arguments.add_argument("--gold-times", type=int, default=2, help="the labelled sets in an epoch")
    arguments.add_argument("--linear", type=float, default=0.0, help="share of the linear tagger in the news' labels")
    arguments.add_argument("--init", help="go on from this network")
    arguments.add_argument("--stop", type=int, help="after so many steps")
    a = arguments.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    chance = np.random.default_rng(a.seed)
    pieces = Pieces(a.minilm)
    gold = Flat([d for path in a.gold for d in read(path, pieces)])
    dev = Flat([d for d in read(a.dev, pieces) if d.set not in NOT_NEWS]) if a.dev else None
    news = None
    if a.news:
        documents = read(a.news, pieces)
        news = Flat(documents, blend(documents, a.labels, a.linear))
    model = Student(principal(a.minilm, a.vectors), a.width, a.dilations)
    if a.init:
        model.load_state_dict(torch.load(a.init)["state"])
    train(model, gold, news, dev, a, chance)
    torch.save(dict(state=model.state_dict(), dilations=model.dilations), a.out)


if __name__ == "__main__":
    main()
