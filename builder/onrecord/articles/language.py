"""Takes an article's body and gives its language as a two- or three-letter code, or None."""

import re
from functools import cache
from typing import Any

_SAMPLE = 1000  # characters; no PolNeAR article is misjudged from this many
_FEWEST_LETTERS = 40
_SURE = 0.5  # of the identifier's normalised probability
_OVERRULE = 0.99  # a page template's "en" over text that is surely something else
_OVERRULE_LETTERS = 200
_NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content
# Text with this many of these words is English, and the identifier, whose loading alone takes about
# half a second, is not asked: of 295 Wikinews articles it is asked about nine.
_ENGLISH = frozenset({
    "about", "after", "and", "are", "been", "but", "by", "from", "had", "has", "have", "he", "his",
    "it", "its", "more", "not", "of", "said", "she", "than", "that", "the", "their", "there",
    "they", "this", "to", "were", "when", "which", "who", "will", "with", "would", "you",
})  # fmt: skip
_ENGLISH_SHARE = 1 / 6  # of all words; usual English has a quarter
_ENGLISH_FORMS = 8  # different ones; a title or a quoted line in another language has fewer
_WORD = re.compile(r"[a-z]+|[^\W\d_]")  # a letter that English lacks counts as a word
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_.@-]*)?", re.IGNORECASE)
_NAMES = {
    "english": "en",
    "eng": "en",
    "german": "de",
    "deutsch": "de",
    "deu": "de",
    "ger": "de",
    "french": "fr",
    "français": "fr",
    "fra": "fr",
    "fre": "fr",
    "spanish": "es",
    "español": "es",
    "spa": "es",
    "italian": "it",
    "ita": "it",
    "portuguese": "pt",
    "por": "pt",
    "dutch": "nl",
    "nld": "nl",
    "finnish": "fi",
    "fin": "fi",
}


def language_of(body: str, *, given: str | None) -> str | None:
    """Return the language of `body`; `given` by metadata wins unless the body surely differs."""
    named = language_code(given)
    sample = body[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < (_OVERRULE_LETTERS if named else _FEWEST_LETTERS):
        return named
    if named in (None, "en") and _surely_english(sample):
        return "en"
    found, sureness = _identifier().classify(sample)
    if found == _NO_LANGUAGE or sureness < (_OVERRULE if named else _SURE):
        return named
    return str(found)


def _surely_english(sample: str) -> bool:
    """Whether a sample has as many of the small words of English as no other language does."""
    words = _WORD.findall(sample.lower())
    own = [word for word in words if word in _ENGLISH]
    return len(own) >= _ENGLISH_SHARE * len(words) and len(set(own)) >= _ENGLISH_FORMS


def language_code(given: str | None) -> str | None:
    """Return the code that metadata gives: "en-GB", "en_US", "eng" and "English" are "en"."""
    words = (given or "").strip().lower()
    if known := _NAMES.get(words):
        return known
    match = _CODE.fullmatch(words)
    return _NAMES.get(match[1], match[1]) if match else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
