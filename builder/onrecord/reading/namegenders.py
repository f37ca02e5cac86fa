"""Tells a person's gender by title and first name: words in, "male", "female" or "" out."""

from onrecord.reading.lexicon import gendered, name_words


def gender_of(parts: tuple[str, ...], title: str) -> str:
    """Return "male", "female" or "" by the title, else by the first name."""
    if title in name_words("titles", "gendered_male"):
        return "male"
    if title in name_words("titles", "gendered_female"):
        return "female"
    return first_gender(parts[0]) if len(parts) > 1 else ""


def first_gender(low: str) -> str:
    """Return "male", "female" or "" by a first name."""
    male, female = low in gendered("male"), low in gendered("female")
    return "" if male == female else "male" if male else "female"
