"""Completes the countries of aliases.txt: every ISO 3166-1 country that is not there, and the
names that CLDR and i18n-iso-countries know besides, are written to countries.txt.

Usage: python make.py PACKAGES
  PACKAGES  folder that holds the unpacked npm packages named in README.md
"""
import json, os, re, sys, unicodedata

packages = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
lexicon = os.path.join(here, "..", "src", "lexicon")


def open_json(*path):
    with open(os.path.join(packages, *path)) as file:
        return json.load(file)


def fold(name):
    """As the reader compares names, see fold.rs."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"^the ", "", re.sub(r"[\s-]+", " ", re.sub(r"[.'’]", "", name)).strip())


def spellings(name):
    """The name as newspapers write it; none for forms of registers: "Korea, Republic of"."""
    name = re.sub("^The ", "", name.replace(" & ", " and ").replace("’", "'"))
    if re.search(r"[,()]| - |SAR ", name):
        return []
    return [name.replace("St. ", "Saint "), name.replace("St. ", "St ")] if "St. " in name else [name]


cldr = open_json("cldr-localenames-modern", "main", "en", "territories.json")
cldr = cldr["main"]["en"]["localeDisplayNames"]["territories"]
iso = open_json("i18n-iso-countries", "langs", "en.json")["countries"]

names = {}
for code, other in iso.items():
    alternatives = [cldr.get(f"{code}-alt-{kind}") for kind in ("short", "variant")]
    other = [other] if isinstance(other, str) else other
    for name in filter(None, [cldr.get(code), *alternatives, *other]):
        names.setdefault(code, {}).update((fold(form), form) for form in spellings(name) if fold(form) not in names.get(code, {}))

own = {}
with open(os.path.join(lexicon, "aliases.txt")) as file:
    for line in filter(lambda line: line.startswith("place|"), file):
        _, name, forms, _ = line.split("|")
        own.update((fold(form), name) for form in [name, *forms.split(";")] if form)

claims = {}
for code, forms in names.items():
    for form in forms:
        claims.setdefault(form, set()).add(code)

with open(os.path.join(lexicon, "countries.txt"), "w") as out:
    out.write("# What aliases.txt lacks of the world's countries and territories. Made by crates/extract/lexicon/make.py;\n")
    out.write("# sources and licences: crates/extract/lexicon/README.md\n")
    for forms in (forms for code, forms in sorted(names.items()) if forms):
        name = next((own[form] for form in forms if form in own), next(iter(forms.values())))
        # "Congo" is two.
        lacking = [form for key, form in forms.items() if key not in own and form != name and len(claims[key]) == 1]
        if lacking or fold(name) not in own:
            out.write(f"place|{name}|{';'.join(lacking)}|\n")
