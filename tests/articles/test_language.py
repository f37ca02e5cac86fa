"""The language of a body, and what metadata says of it."""

import pytest

from onrecord.articles.language import language_code, language_of

ENGLISH = "The mayor told the council on Monday that the bridge would stay closed until May. "
GERMAN = "Die Bürgermeisterin sagte dem Rat am Montag, die Brücke bleibe bis zum Mai gesperrt. "


@pytest.mark.parametrize(
    ("body", "given", "language"),
    [
        (ENGLISH, None, "en"),
        (GERMAN, None, "de"),
        ("Too short.", None, None),
        ("12345 67890 " * 20, None, None),
        ("a" * 5000, None, None),
        ("", None, None),
        ("Too short.", "de-AT", "de"),
        (ENGLISH, "fr", "fr"),
        (GERMAN * 5, "en", "de"),
        (ENGLISH * 5, "en_US", "en"),
        (ENGLISH, "not a language!", "en"),
    ],
)
def test_the_body_or_plausible_metadata_tells_the_language(body, given, language):
    assert language_of(body, given=given) == language


@pytest.mark.parametrize(
    ("given", "code"),
    [("en-GB", "en"), ("EN", "en"), ("eng", "en"), ("English", "en"), ("", None), ("x", None)],
)
def test_a_language_has_one_code(given, code):
    assert language_code(given) == code
