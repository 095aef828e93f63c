"""Fine-tunes the first layers of MiniLM to tag names, on one CPU core.

Usage: python teach.py MINILM train.jsonl teacher.pkl
"""
import json, os, pickle, random, sys

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")
import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, WIDTH, HEADS, LABELS, SEED = 3, 384, 12, 7, 1
WINDOW, BATCH, EPOCHS = 128, 16, 0.85
CLS, SEP, UNKNOWN = 101, 102, 100
LEFT_OUT = {"wnut17", "btc"}
NEVER = -1e9


class Pieces:
    """Word pieces of words."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word[:40], add_special_tokens=False).ids[:6] or [UNKNOWN]
        return self.known[word]


def case(word):
    upper, lower = any(c.isupper() for c in word), any(c.islower() for c in word)
    if any(c.isdigit() for c in word):
        return 5 if upper or lower else 6
    if not upper and not lower:
        return 7
    if upper and not lower and "." in word:
        return 9
    if word.endswith("."):
        return 8
    if upper and not lower:
        return 4 if len(word) == 1 else 2
    if upper:
        return 3 if any(c.isupper() for c in word[1:]) else 1
    return 0


def line_code(sentence):
    words = [word for word in sentence if len(word) > 3 and word.isalpha()]
    if len(words) >= 2 and sum(word.isupper() for word in words) >= 0.8 * len(words):
        return 1
    return 2 if len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.9 * len(words) else 0


def windows(document, pieces):
    """The document in windows of whole sentences where they fit."""
    lower = {word for sentence in document["sentences"] for word in sentence if word.islower()}
    fresh = lambda: dict(ids=[CLS], code=[0], line=[0], first=[], labels=[], where=[])
    done, window = [], fresh()
    for number, sentence in enumerate(document["sentences"]):
        line = line_code(sentence)
        ids = [pieces.of(word) for word in sentence]
        if len(window["ids"]) + sum(map(len, ids)) > WINDOW - 1 and window["first"]:
            done.append(window)
            window = fresh()
        for at, (word, own) in enumerate(zip(sentence, ids)):
            if len(window["ids"]) + len(own) > WINDOW - 1:
                done.append(window)
                window = fresh()
            window["first"].append(len(window["ids"]))
            window["labels"].append(document["labels"][number][at])
            window["where"].append((number, at))
            window["ids"] += own
            window["code"] += [1 + case(word) * 4 + (at == 0) * 2 + (word.lower() in lower)] * len(own)
            window["line"] += [line] * len(own)
    return done + [window] if window["first"] else done


def batch(some):
    shape = (len(some), WINDOW)
    ids, code, line = (np.zeros(shape, np.int32) for _ in range(3))
    mask, labels = np.zeros(shape, np.float32), np.full(shape, -1, np.int32)
    for row, window in enumerate(some):
        size = len(window["ids"])
        ids[row, :size], ids[row, size], mask[row, : size + 1] = window["ids"], SEP, 1
        code[row, :size], line[row, :size] = window["code"], window["line"]
        labels[row, window["first"]] = window["labels"]
    return ids, code, line, mask, labels


def load(folder):
    """The frozen word vectors, and the weights to be trained: body and head."""
    raw = load_file(os.path.join(folder, "model.safetensors"))
    get = lambda name: jnp.asarray(raw[name])
    linear = lambda name: (get(name + ".weight").T, get(name + ".bias"))
    norm = lambda name: (get(name + ".weight"), get(name + ".bias"))
    position = get("embeddings.position_embeddings.weight")[:WINDOW] + get("embeddings.token_type_embeddings.weight")[0]
    body = dict(position=position, norm=norm("embeddings.LayerNorm"), layers=[])
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        body["layers"].append(dict(
            q=linear(layer + "attention.self.query"), k=linear(layer + "attention.self.key"),
            v=linear(layer + "attention.self.value"), o=linear(layer + "attention.output.dense"),
            norm1=norm(layer + "attention.output.LayerNorm"), up=linear(layer + "intermediate.dense"),
            down=linear(layer + "output.dense"), norm2=norm(layer + "output.LayerNorm")))
    random_state = np.random.default_rng(SEED)
    draw = lambda *shape: jnp.asarray(random_state.normal(0, 0.02, shape).astype(np.float32))
    head = dict(code=draw(48, WIDTH), line=draw(3, WIDTH), code2=draw(48, WIDTH),
                hidden=(draw(WIDTH, 128) * 3, jnp.zeros(128)), out=(draw(128, LABELS) * 3, jnp.zeros(LABELS)))
    return get("embeddings.word_embeddings.weight"), (body, head)


def normed(x, weights):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-12) * weights[0] + weights[1]


def forward(vectors, weights, ids, code, line, mask, key=None):
    body, head = weights
    keys = iter([None] * 20 if key is None else jax.random.split(key, 20))

    def drop(x):
        key = next(keys)
        return x if key is None else x * jax.random.bernoulli(key, 0.9, x.shape) / 0.9

    x = drop(normed(vectors[ids] + body["position"] + head["code"][code] + head["line"][line], body["norm"]))
    bias = (mask - 1)[:, None, None, :] * 1e9
    size = WIDTH // HEADS
    for layer in body["layers"]:
        part = lambda w: (x @ w[0] + w[1]).reshape(len(ids), WINDOW, HEADS, size).transpose(0, 2, 1, 3)
        looks = jax.nn.softmax(part(layer["q"]) @ part(layer["k"]).transpose(0, 1, 3, 2) / size**0.5 + bias, -1)
        seen = (looks @ part(layer["v"])).transpose(0, 2, 1, 3).reshape(len(ids), WINDOW, WIDTH)
        x = normed(x + drop(seen @ layer["o"][0] + layer["o"][1]), layer["norm1"])
        wide = jax.nn.gelu(x @ layer["up"][0] + layer["up"][1], approximate=True)
        x = normed(x + drop(wide @ layer["down"][0] + layer["down"][1]), layer["norm2"])
    hidden = drop(jax.nn.gelu((x + head["code2"][code]) @ head["hidden"][0] + head["hidden"][1]))
    return jax.nn.log_softmax(hidden @ head["out"][0] + head["out"][1])


def loss(weights, vectors, some, key):
    *inputs, labels = some
    chances = forward(vectors, weights, *inputs, key)
    counts = labels >= 0
    right = jnp.take_along_axis(chances, jnp.maximum(labels, 0)[..., None], -1)[..., 0]
    return -(right * counts).sum() / jnp.maximum(counts.sum(), 1)


@jax.jit
def step(weights, first, second, time, rate, vectors, some, key):
    """One step of AdamW with the gradient cut to length 1."""
    value, gradient = jax.value_and_grad(loss)(weights, vectors, some, key)
    length = jnp.sqrt(sum((x**2).sum() for x in jax.tree.leaves(gradient)))
    gradient = jax.tree.map(lambda x: x * jnp.minimum(1, 1 / length), gradient)
    first = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, first, gradient)
    second = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, second, gradient)
    rates = tuple(jax.tree.map(lambda _, r=r: rate * r, part) for part, r in zip(weights, (1.5e-4, 1e-3)))
    move = lambda p, a, b, r: p - r * (a / (1 - 0.9**time) / (jnp.sqrt(b / (1 - 0.999**time)) + 1e-8) + 0.01 * p)
    return jax.tree.map(move, weights, first, second, rates), first, second, value


def training_windows(documents, pieces, chance):
    """Windows of all documents; short ones are put together four by four. Some
    4 % more windows are in capitals."""
    found, short = [], {}
    for document in documents:
        if len(document["sentences"]) > 3:
            found += windows(document, pieces)
        else:
            short.setdefault(document["set"], []).append(document)
    join = lambda some, part: [row for document in some for row in document[part]]
    for group in short.values():
        chance.shuffle(group)
        for at in range(0, len(group), 4):
            some = group[at : at + 4]
            found += windows(dict(sentences=join(some, "sentences"), labels=join(some, "labels")), pieces)
    capitals = []
    for document in chance.sample(documents, len(documents) // 20):
        upper = [[word.upper() for word in sentence] for sentence in document["sentences"]]
        capitals += windows(dict(sentences=upper, labels=document["labels"]), pieces)
    return found + capitals[: len(found) // 25]


def main(folder, train, out):
    chance, pieces = random.Random(SEED), Pieces(folder)
    documents = [json.loads(line) for line in open(train)]
    found = training_windows([d for d in documents if d["set"] not in LEFT_OUT], pieces, chance)
    vectors, weights = load(folder)
    first = second = jax.tree.map(jnp.zeros_like, weights)
    total, key, time = int(len(found) / BATCH * EPOCHS), jax.random.PRNGKey(SEED), 0
    while time < total:
        chance.shuffle(found)
        for at in range(0, len(found) - BATCH, BATCH):
            time += 1
            if time > total:
                break
            rate = min(1, time / 60) * max(0.02, 1 - time / total)
            key, own = jax.random.split(key)
            some = batch(found[at : at + BATCH])
            weights, first, second, value = step(weights, first, second, float(time), rate, vectors, some, own)
            if time % 20 == 0:
                print(f"step {time} of {total}: loss {float(value):.3f}", flush=True)
    with open(out, "wb") as file:
        pickle.dump(jax.tree.map(np.asarray, weights), file)


if __name__ == "__main__":
    main(*sys.argv[1:4])
