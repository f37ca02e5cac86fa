"""Makes the lists of men's and women's first names: counts of first names in, text files out.

    python builder/training/gender_lists.py ../shared seeds/names

The counts are those of the births in the United States from 1880 to 2010 (public domain). A name
that is one gender's there may be the other's elsewhere, as Michele is a man's in Italy: what
`Faker` (MIT) has for the other one, in any of its languages, is in neither list.
"""

import csv
import sys
from pathlib import Path

from name_lists import of_persons

_LEAST = 1000  # people of a name
_SURE = 50  # times as many of one gender as of the other


def main(words: list[str]) -> None:
    """Write the lists made from the data folder words[0] to the folder words[1]."""
    with (Path(words[0]) / "data/names/us_first_names.csv").open(encoding="utf-8") as stream:
        counts = {
            row["name"].lower(): (int(row["male"]), int(row["female"]))
            for row in csv.DictReader(stream)
        }
    often = {name: count for name, count in sorted(counts.items()) if sum(count) >= _LEAST}
    men = {name for name, (male, female) in often.items() if male >= _SURE * (female + 1)}
    women = {name for name, (male, female) in often.items() if female >= _SURE * (male + 1)}
    for file, names, other in (("male_names", men, "female"), ("female_names", women, "male")):
        elsewhere = {name.lower() for name in of_persons(f"first_names_{other}")}
        found = sorted(names - elsewhere)
        (Path(words[1]) / f"{file}.txt").write_text("\n".join(found) + "\n", encoding="ascii")
        print(f"{file}: {len(found)}")


if __name__ == "__main__":
    main(sys.argv[1:])
