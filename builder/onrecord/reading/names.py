"""What a name is while an article is read, and which words are none."""

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.reading.lexicon import name_words, words
from onrecord.reading.nicknames import plain
from onrecord.records import EntityType, Span


@dataclass(frozen=True, slots=True)
class Name:
    """One name as printed: its first and last + 1 token, what its words say of its kind.

    `title` is the lower-case title before it ("mr", "senator") or "", `event` says that it
    names an event, which is no entity, `quoted` that it stands in quotation marks, `kin` that it
    is introduced as somebody's kin, `surname` what a first name shares with the one behind it.
    """

    span: Span
    text: str
    first: int
    last: int
    kind: EntityType | None
    title: str
    sure: bool
    event: bool = False
    quoted: bool = False
    kin: bool = False
    surname: str = ""

    @property
    def whole(self) -> str:
        """The name as printed, with the surname that it shares."""
        return f"{self.text} {self.surname}" if self.surname else self.text

    @property
    def parts(self) -> tuple[str, ...]:
        """The lower-case words of the whole name without stops, marks and a leading article."""
        return name_parts(self.whole)

    @property
    def bare(self) -> str:
        """The name as printed without a leading "The"."""
        return self.text.removeprefix("The ")


@lru_cache(1 << 14)
def name_parts(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a name without stops, marks and a leading article.

    Letters with a stop each are one word, as they are without stops: "W.W.B." is "WWB".
    """
    parts = plain(text).lower().replace("’", "'").replace(".", " ").split()
    parts = parts[1:] if len(parts) > 1 and parts[0] == "the" else parts
    lettered = len(parts) > 1 and all(len(part) == 1 for part in parts)
    return ("".join(parts),) if lettered else tuple(parts)


def no_name(low: str) -> bool:
    """Whether a word is a function word or one that is capitalised without being a name."""
    return (
        low in _function_words()
        or low in name_words("not_names", "words")
        or low in words("group")
        or ("'" in low and low.split("'", maxsplit=1)[0] in _function_words())
    )


@cache
def _function_words() -> frozenset[str]:
    closed = ("determiners", "auxiliaries", "adverbs", "subordinators", "conjunctions", "wh")
    more = ("prepositions", "pronoun_sources", "negations", "finite", "openers")
    return frozenset().union(*(words(name) for name in (*closed, *more)))
