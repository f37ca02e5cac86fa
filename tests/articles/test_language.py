"""The language of a body, and what metadata says of it."""

import pytest

from onrecord.articles import language
from onrecord.articles.language import language_code, language_of

ENGLISH = "The mayor told the council on Monday that the bridge would stay closed until May. "
NEWS = (
    "The mayor said on Monday that she had not been told of it, and that the council would have to "
    "close the bridge. They will open it when the work is done, but not before May. "
)
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


def test_plain_english_is_told_without_the_identifier(monkeypatch):
    """Which takes longer to load than a short article to read."""
    monkeypatch.setattr(language, "_identifier", None)
    assert language_of(NEWS, given=None) == "en"
    assert language_of(NEWS, given="en-GB") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 5000,
        GERMAN,
        (
            "Die Serie „This Is Not the End of It“ läuft im Mai an. Die Redaktion sprach mit der"
            " Regisseurin über ihre Arbeit, ihre Pläne und das Geld, das fehlt."
        ),
        (
            "市长周一表示大桥将关闭至五月，居民对此感到不满。该报告题为“The State of the Bridge"
            " and Who Will Pay to Mend It”，共四十页，由市议会委托撰写。"
        ),
        (
            "De burgemeester zei maandag dat de brug tot mei dicht blijft. We weten niet of er geld"
            " is voor het werk, was het antwoord, en over de kosten had hij niets te zeggen."
        ),
        (
            "Borgmesteren sagde mandag, at broen er lukket til maj. Vi har ikke penge til at have"
            " den åben, og for hende var det ikke nyt. Hun skal til møde om det."
        ),
        (
            "Boargemaster sei moandei dat de brêge oant maaie ticht is. It wie net bekend of it"
            " kin. Hy hat by de rie frege of der jild is. Yn it doarp is it stil."
        ),
    ],
)
def test_other_languages_are_left_to_the_identifier(text):
    assert not language._surely_english(text)


def test_metadata_is_overruled_by_the_identifier_alone():
    """Half French and half English is what its page says it is."""
    french = "Le maire a dit lundi que le pont restera fermé jusqu’en mai, selon le conseil. " * 4
    assert language_of(french + NEWS, given="fr") == "fr"
