"""Writes a trained network as `gloss-train attach` reads it."""
import argparse
import re

import torch
from safetensors.torch import save_file


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("minilm")
    arguments.add_argument("out")
    arguments.add_argument("student")
    arguments.add_argument("--network-share", type=float, default=0.7)
    arguments.add_argument("--linear-share", type=float, default=0.5)
    arguments.add_argument("--names", type=float, default=0.0, help="added to the scores of all names")
    arguments.add_argument("--organisations", type=float, default=0.0, help="added to those of organisations besides")
    a = arguments.parse_args()
    kept = torch.load(a.student)
    state = kept["state"]
    vocabulary = [line.rstrip("\n") for line in open(f"{a.minilm}/vocab.txt", encoding="utf-8")]
    keep = [n for n, piece in enumerate(vocabulary) if wanted(piece)]
    none = state["sets.weight"][0]
    tables = torch.cat([state["code.weight"] + none, state["line.weight"], state["listed"], state["alone"],
                        state["brown.weight"], state["prefix.weight"], state["suffix.weight"]])
    tensors = {"words": state["words.weight"][keep], "tables": tables}
    for name in ["input", "norm", "out"] + [f"{kind}.{n}" for n in range(len(kept["dilations"])) for kind in ("convs", "norms")]:
        for part in ("weight", "bias"):
            tensors[f"{name}.{part}"] = state[f"{name}.{part}"].float()
    tensors["out.bias"][1:] += a.names
    tensors["out.bias"][5:] += a.organisations
    tensors = {name: tensor.float().contiguous() for name, tensor in tensors.items()}
    metadata = {"pieces": "\n".join(vocabulary[n] for n in keep), "dilations": ",".join(map(str, kept["dilations"])),
                "network_share": str(a.network_share), "linear_share": str(a.linear_share)}
    save_file(tensors, a.out, metadata=metadata)
    print(len(keep), "pieces", sum(t.numel() for t in tensors.values()), "numbers")


def wanted(piece):
    """Pieces of Latin letters, digits and marks; other scripts are not tagged."""
    return piece == "[UNK]" or not piece.startswith("[") and re.fullmatch(r"(##)?[\x21-\x7e\u00a0-\u024f\u2010-\u203a\u20a0-\u20bf]+", piece)


if __name__ == "__main__":
    main()
