"""Makes places.json: which places are there, what is each called, and what lies in what.

Names and subdivisions come from the Unicode CLDR, version 48.2 (licence Unicode-3.0, kept beside
the data). Everything else stands in the five tables of this folder, written by hand:

- memberships.csv: who was in which group from which day to which day, by which act
- names.csv: names that replace or complete those of the CLDR, and other ways to write them
- codes.csv: other codes of the same place
- parents.csv: parents that differ from the CLDR, or that it lacks
- apart.csv: territories of which it is open whether the name of the state covers them

To make the file again, install the three packages outside this repository, then run the script:

    npm install --prefix /tmp/cldr cldr-core@48.2 cldr-localenames-full@48.2 \
        cldr-subdivisions-full@48.2
    python data/places/make_places.py /tmp/cldr/node_modules
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GROUPS = ("EU", "EEA")
SOURCE = "Unicode CLDR 48.2, licence Unicode-3.0 (LICENSE-Unicode-3.0); tables of this project"
# Codes of the CLDR that ISO 3166-1 does not assign to a country; XK is user-assigned and kept.
NOT_COUNTRIES = ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
ALPHA_2 = re.compile("[A-Z]{2}")  # the CLDR names regions (150) and variants (GB-alt-short) too
MARKS = str.maketrans("", "", "²³†")  # footnote signs that the CLDR's names carry
SAME_IN_FRENCH = ("AU", "BE", "CA", "CH", "FR", "LU", "US")  # where names.csv has no French name
STATE_FORMS = {
    "AU": ("State of {en}", "État de {fr}"),
    "CA": ("Province of {en}", "Province de {fr}", "Province du {fr}", "Province d'{fr}"),
    "US": ("State of {en}", "État de {fr}", "État du {fr}", "État d'{fr}", "État de la {fr}"),
}


def main(packages: Path) -> None:
    """Reads the CLDR and the five tables, writes places.json."""
    made = _Maker(packages).made()
    (HERE / "places.json").write_text(_compact(made), encoding="utf-8")


def _compact(made: dict[str, Any]) -> str:
    """One row a line, so that a new version shows as a readable difference."""
    parts = []
    for key, value in made.items():
        if isinstance(value, list):
            rows = ",\n".join(
                json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in value
            )
            parts.append(f"{json.dumps(key)}:[\n{rows}\n]")
        else:
            parts.append(f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False)}")
    return "{" + ",\n".join(parts) + "}\n"


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _iso(code: str) -> str:
    """The CLDR writes gbeng for GB-ENG, and GB for a country."""
    return code if code.isupper() else f"{code[:2]}-{code[2:]}".upper()


class _Maker:
    def __init__(self, packages: Path) -> None:
        self.packages = packages
        aliases = self._read("cldr-core/supplemental/aliases.json")
        self.replaced = aliases["supplemental"]["metadata"]["alias"]["subdivisionAlias"]
        mappings = self._read("cldr-core/supplemental/codeMappings.json")
        self.mappings = mappings["supplemental"]["codeMappings"]
        self.english = self._territories("en")
        self.french = self._territories("fr")
        self.english_subdivisions = self._names_of_subdivisions("en")
        self.containers = self._containers()
        self.own = {row["code"]: row for row in _table("names.csv")}
        self.parents = {row["code"]: row["parent"] for row in _table("parents.csv")}
        self.countries = sorted(
            code for code in self.english if ALPHA_2.fullmatch(code) and code not in NOT_COUNTRIES
        )
        self.codes = dict(self._codes())
        self.subdivisions = tuple(self._subdivisions())

    def _read(self, path: str) -> Any:  # noqa: ANN401  # JSON of many shapes
        return json.loads((self.packages / path).read_text(encoding="utf-8"))

    def _territories(self, language: str) -> dict[str, str]:
        file = self._read(f"cldr-localenames-full/main/{language}/territories.json")
        names: dict[str, str] = file["main"][language]["localeDisplayNames"]["territories"]
        return names

    def _containers(self) -> dict[str, str]:
        file = self._read("cldr-core/supplemental/subdivisionContainment.json")
        containment = file["supplemental"]["subdivisionContainment"]
        return {
            _iso(inner): _iso(outer)
            for outer, row in containment.items()
            for inner in row["_contains"]
        }

    def _names_of_subdivisions(self, language: str) -> dict[str, str]:
        file = self._read(f"cldr-subdivisions-full/subdivisions/{language}/{language}.json")
        names = file["subdivisions"]["localeDisplayNames"]["subdivisions"]
        return {_iso(code): name for code, name in names.items()}

    def _codes(self) -> Iterator[tuple[str, str]]:
        """Other codes of one place: codes.csv, alpha-3, and US-PR for PR.

        A territory with a country code may have a subdivision code that repeats it. The CLDR lists
        such a code without a name, or calls it overlong.
        """
        for row in _table("codes.csv"):
            yield row["code"], row["place"]
        for code in self.countries:
            if code != "XK":
                yield self.mappings[code]["_alpha3"], code
        for code in sorted(self.containers.keys() - self.english_subdivisions.keys()):
            if code[3:] in self.countries:
                yield code, code[3:]
        for code, row in self.replaced.items():
            if row["_reason"] == "overlong" and row["_replacement"] in self.countries:
                yield _iso(code), row["_replacement"]

    def _subdivisions(self) -> Iterator[tuple[str, str, str, str]]:
        """Rows of (code, English name, French name, parent), by code; an empty text means none.

        Codes that ISO 3166-2 has withdrawn still have names in the CLDR but no container: they
        are left out, because what they contained cannot be told from the codes that replaced them.
        """
        english = self.english_subdivisions | {"FR-CP": self.english["CP"]}
        french = self._names_of_subdivisions("fr") | {"FR-CP": self.french["CP"]}
        own_parents = {code: parent for code, parent in self.parents.items() if "-" in code}
        parents = self.containers | own_parents
        for code, parent in sorted(parents.items()):
            if code not in self.codes:
                own = self.own.get(code, {"name": "", "name_fr": ""})
                name = own["name"] or english[code].translate(MARKS).split(" (EH")[0].strip()
                name_fr = own["name_fr"] or french.get(code, "")
                if not name_fr and code[:2] in SAME_IN_FRENCH:
                    name_fr = name
                yield code, name, name_fr, parent

    def _countries(self) -> Iterator[tuple[str, str, str, str]]:
        for code in self.countries:
            own = self.own.get(code, {"name": "", "name_fr": ""})
            name = own["name"] or self.english[code]
            name_fr = own["name_fr"] or self.french[code]
            yield code, name, name_fr, self.parents.get(code, "")

    def _aliases(self) -> Iterator[tuple[str, str]]:
        for code, row in self.own.items():
            yield from ((alias, code) for alias in row["aliases"].split(";") if alias)
        for names in (self.english, self.french):
            for key, name in names.items():
                code, _, alternative = key.partition("-alt-")
                if alternative and code in self.countries:
                    yield name, code
        for code in ("HK", "MO"):
            yield self.english[code], code
            yield self.french[code], code
        for code, name, name_fr, _ in self.subdivisions:
            for form in STATE_FORMS.get(code[:2], ()):
                yield form.format(en=name, fr=name_fr), code

    def made(self) -> dict[str, Any]:
        """The whole file, key by key."""
        return {
            "source": SOURCE,
            "groups": [
                [code, self.own[code]["name"], self.own[code]["name_fr"], ""] for code in GROUPS
            ],
            "countries": list(self._countries()),
            "subdivisions": list(self.subdivisions),
            "codes": sorted(self.codes.items()),
            "aliases": sorted(set(self._aliases())),
            "apart": [[row["territory"], row["state"]] for row in _table("apart.csv")],
            "memberships": [list(row.values()) for row in _table("memberships.csv")],
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
