"""Says who a printed source is: phrases and the article's cast in, clusters of entities out."""

from collections.abc import Iterable, Sequence

from onrecord.reading.bodies import TEAMS, team_called
from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import PRONOUNS as GENDERS
from onrecord.reading.groups import the_two
from onrecord.reading.heads import head_of, is_head, speaking, whose_words
from onrecord.reading.joint import joint, two
from onrecord.reading.kinds import described_kind, nobody
from onrecord.reading.lexicon import document_words, name_words, table, words
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page
from onrecord.reading.pronouns import PRONOUNS, meant, person
from onrecord.reading.reasons import because
from onrecord.reading.titled import titled
from onrecord.reading.tokens import Token
from onrecord.reading.topics import topic
from onrecord.reading.turns import ANSWERS, ASKS
from onrecord.reading.writers import writer

_BETWEEN = 6  # tokens between a description and the name behind it: ", the pilot"
_TIMED = frozenset({"on", "in", "last", "this", "earlier", "yesterday", "today", "at", "late"})
_INTRODUCED = 30  # names among which an interview introduces who answers


def resolve(page: Page, cast: Cast, source: Bounds, *, goes_on: bool = False) -> tuple[int, ...]:
    """Return who the printed source is, and remember them for what follows.

    `goes_on` says that the cue continues what was said ("also says", "continues"): a pronoun
    then is the last speaker, whatever a first name suggests of gender.
    """
    cast.doubts, cast.why = frozenset(), ()
    low = page.text[source[0] : source[1]].lower().strip(" ,")
    if low.endswith(("'s", "’s")) and source[1] - source[0] > len("'s"):
        source = source[0], source[1] - len("'s")
    if goes_on and low in words("singular") and _continues(page, cast, source[0], GENDERS[low]):
        cast.why = cast.last_why
        return cast.refer(cast.last, source, "pronoun")
    if low in {"i", "me", "we", "us", "you"}:
        cast.because("author")
        return (cast.writer(source),) if low in {"i", "me"} else ()
    if goes_on and _surname(cast, low):
        cast.why = cast.last_why
        return cast.last
    found = _source(page, cast, source)
    if found:
        cast.remember(found)
        cast.last_at = source[0]
        cast.last_why = (because("goes on", source), *cast.why)
    return found


def _source(page: Page, cast: Cast, source: Bounds) -> tuple[int, ...]:
    """Return whom a pronoun or a phrase means; of "Pell and his lawyer, Ann Lee", both."""
    low = page.text[slice(*source)].lower().strip(" ,")
    if low in PRONOUNS:
        return meant(page, cast, source, low)
    pair = two(page, source)
    both = [key for part in pair for key in _source(page, cast, part)] if pair else []
    return tuple(dict.fromkeys(both)) or _by_name(page, cast, source)


def _continues(page: Page, cast: Cast, offset: int, gender: str) -> bool:
    """Whether one person spoke last, and no sentence since tells of one whom the pronoun fits."""
    if len(cast.last) != 1 or cast.clusters[cast.last[0]].kind == "Organisation" or cast.several():
        return False
    since = topic(page, cast, offset, gender)
    return since is None or cast.clusters[since].gender != gender


def _surname(cast: Cast, low: str) -> bool:
    """Whether the word is the last speaker's surname, whoever else has it too."""
    return len(cast.last) == 1 and cast.clusters[cast.last[0]].parts[1:][-1:] == (low,)


def glance(page: Page, cast: Cast, phrase: Bounds) -> tuple[int, ...]:
    """Return the named clusters that a phrase means, without noting it as a mention."""
    low = page.text[phrase[0] : phrase[1]].lower()
    if low in {"he", "she"}:
        return person(page, cast, phrase[0], "male" if low == "he" else "female")
    if low == "they":
        return cast.last if cast.several() else ()
    head = head_of(page, phrase)
    return _named(page, cast, head)


def _named(page: Page, cast: Cast, head: Bounds) -> tuple[int, ...]:
    """Return the clusters of the persons and bodies that the phrase itself names."""
    owner = whose_words(page, cast, head)
    if owner:
        return _all(cast, [owner])
    every = cast.within(head)
    named = [n for n in every if cast.cluster(n).kind != "Place"] or every
    if not named or not is_head(page, head, named):
        return ()
    return _all(cast, speaking(page, cast, head, named))


def _all(cast: Cast, named: Iterable[Name]) -> tuple[int, ...]:
    """Return the clusters of the names that speak, each by the first of its names."""
    first: dict[int, Name] = {}
    for name in named:
        first.setdefault(cast.cluster(name).key, name)
    for key, name in first.items():
        cast.because_of("named", key, name.span)
    return tuple(first)


def _by_name(  # noqa: PLR0911  one way of naming after the other
    page: Page, cast: Cast, source: Bounds
) -> tuple[int, ...]:
    """Return whom a phrase names; else a team, a place, one so titled, or an unnamed source."""
    head = head_of(page, source)
    if page.text[slice(*head)].lower() in ASKS | ANSWERS:
        return _interview(cast, head, asks=page.text[slice(*head)].lower() in ASKS)
    named = _all(cast, joint(page, cast, source)) or _named(page, cast, head)
    if named:
        return named
    behind = _behind(page, cast, head, source)
    if behind is not None:
        cast.because_of("named", behind, source[1])
        return (behind,)
    head = _without_release(page, head)
    wrote = writer(page, cast, head)
    if wrote:
        return wrote
    text = page.text[head[0] : head[1]]
    team = _team(page, cast, head)
    if team is not None:
        cast.because("team", head)
        return (team,)
    two = _two(page, cast, head, text)
    if two:
        return cast.refer(two, head, "nominal")
    described = titled(page, cast, head, text)
    if described is not None:
        return cast.refer((described,), head, "nominal")
    if nobody(text):
        return ()
    alone = _named_alone(page, head, text)
    cast.because("named" if alone else "described", head)
    if alone:
        return (cast.described(head, text, "Person", "name"),)
    return (cast.described(head, text, described_kind(text), "nominal"),)


def _named_alone(page: Page, head: Bounds, text: str) -> bool:
    """Whether a single word is a name that nothing else tells: where its capital means something.

    It means little at the opening of a sentence ("Staff said"), but before a colon.
    """
    low = text.lower()
    if not (text.isalpha() and len(text) > 1 and text[0].isupper()) or no_name(low):
        return False
    first, last = page.over(*head)
    opens = page.sentences[page.sentence_at(first)].first == first
    turn = last < len(page.tokens) and page.tokens[last].text == ":"
    known = low in name_words("titles", "words") or low in document_words()
    return (turn or not opens) and not known


def _interview(cast: Cast, head: Bounds, *, asks: bool) -> tuple[int, ...]:
    """Return whom the "Q" and "A" of an interview mean: the author, and the first one named."""
    if asks:
        cast.because("asks")
        return (cast.writer(head),) if cast.author else ()
    for name in cast.names[:_INTRODUCED]:
        cluster = cast.cluster(name)
        if cluster.kind == "Person" and cluster.name != cast.author and len(name.parts) > 1:
            cast.because_of("answers", cluster.key, name.span)
            return cast.refer((cluster.key,), head, "nominal")
    return ()


def _without_release(page: Page, head: Bounds) -> Bounds:
    """Return "a poll" of "a poll published on Friday" and of "a poll released last week"."""
    first, last = page.over(*head)
    for at in range(first + 1, last):
        following = page.tokens[at + 1].low if at + 1 < last else ""
        timed = following in _TIMED or following in table("times")["weekdays"] or not following
        if page.tokens[at].low in words("issued") and timed:
            return head[0], page.tokens[at - 1].end
    return head


def _behind(page: Page, cast: Cast, head: Bounds, source: Bounds) -> int | None:
    """Return who is named behind a description: "her husband, the pilot Tom Hall", "her union, X".

    A body is only where the apposition ends with it; before a person it may stand as theirs:
    "its spokesman, Weston Council member Tom Hall".
    """
    named = [n for n in cast.within((head[1], source[1])) if cast.cluster(n).kind != "Place"]
    for name in named[:2]:
        between = page.tokens[page.token_at(head[1]) : name.first]
        if not 1 <= len(between) <= _BETWEEN or between[0].text != ",":
            return None
        closes = name.last >= len(page.tokens) or page.tokens[name.last].text in {",", "."}
        person = cast.cluster(name).kind == "Person"
        if (person or (closes and name is named[0])) and _describe(between[1:]):
            return cast.cluster(name).key
    return None


def _describe(between: Sequence[Token]) -> bool:
    """Whether the words before a name only describe it: "the pilot", "Lord", "Weston Council"."""
    small = words("prepositions") | words("relatives") | words("conjunctions") | {","}
    if between and between[0].low in words("determiners"):
        return not small & {token.low for token in between}
    known = words("person_nouns") | name_words("titles", "words") | {"."}
    return all(token.low in known or token.text[0].isupper() for token in between)


def _two(page: Page, cast: Cast, head: Bounds, text: str) -> tuple[int, ...]:
    """Return whom "the two", "both men" or "the two women" means."""
    parts = text.lower().split()
    if parts[:2] == ["the", "two"]:
        parts = parts[1:]
    if parts[0] not in {"two", "both"} or parts[1:] not in ([], ["men"], ["women"]):
        return ()
    gender = {"men": "male", "women": "female"}.get(parts[-1], "")
    keys = the_two(page, cast, head[0], gender)
    for key in keys:
        cast.because_of("only two", key, head[0])
    return keys


def _team(page: Page, cast: Cast, head: Bounds) -> int | None:
    """Return the organisation that "the Lee campaign" is, or "the campaign" after that."""
    first, last = page.over(*head)
    the = page.tokens[first].low == "the"
    first += the
    if last <= first or page.tokens[last - 1].low not in TEAMS:
        return None
    if last - first == 1:
        noun = page.tokens[first].low
        full = team_called(page, cast, head[0], noun) if the else None
        return cast.described(head, full, "Organisation", "nominal") if full else None
    if not all(t.text[0].isupper() for t in page.tokens[first : last - 1]):
        return None
    bounds = page.bounds(first, last)
    return cast.described(bounds, page.text[bounds[0] : bounds[1]], "Organisation", "name")
