"""Articles go in; who speaks, about whom, and who stands together come out, counted and dated."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from onrecord.exporting.nodes import ArticleNode, EntityNode, StatementNode
from onrecord.graph import OR

SAID = "said about"
DENIED = "denied about"
ADDRESSED = "addressed"
TOGETHER = "mentioned with"
MUTUAL = frozenset({TOGETHER, "spouse"})
"""Kinds of tie without a direction; facts other than marriage have one."""

COMPANY = 100
"""Entities of one article that are paired with each other, the most mentioned first: a list of
thousands of names says little about any two of them, and its pairs would fill the memory."""

Days = tuple[date, date]
TieName = tuple[str, str, str]


@dataclass(slots=True)
class Tally:
    """How often something was found, and on which days; days may be unknown.

    They are a list: one day takes 88 bytes in it and 216 in a set, and 295 articles have 78,000
    tallies.
    """

    weight: int = 0
    days: list[Days] = field(default_factory=list)

    def add(self, days: Days | None) -> None:
        """Count one more."""
        self.weight += 1
        if days is not None and days not in self.days[-1:]:
            self.days.append(days)

    def spells(self) -> list[Days]:
        """Return the days as the fewest closed intervals, in order."""
        merged: list[Days] = []
        for first, last in sorted(self.days):
            if merged and first <= merged[-1][1] + timedelta(days=1):
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        return merged


@dataclass(frozen=True, slots=True)
class Ties:
    """The network before it has names and colours.

    `ties` is keyed by (source IRI, kind, target IRI), the others by IRI.
    """

    ties: dict[TieName, Tally] = field(default_factory=dict)
    statements: Counter[str] = field(default_factory=Counter)
    mentions: Counter[str] = field(default_factory=Counter)
    days: dict[str, set[Days]] = field(default_factory=lambda: defaultdict(set))


def find_ties(articles: Iterable[ArticleNode], known: Mapping[str, EntityNode]) -> Ties:
    """Count what ties the entities of `known` in all `articles`."""
    found = Ties()
    for article in articles:
        days = (article.published, article.published) if article.published else None
        for statement in article.statements:
            speakers = [who for who in statement.speakers if who in known]
            found.statements.update(speakers)
            _count(found, speakers, _statement_ties(statement, known), _said(statement) or days)
        mentions = {who: n for who, n in article.mentions.items() if who in known}
        found.mentions.update(mentions)
        _count(found, mentions, _fact_ties(article, known), days)
        _count(found, (), _company(mentions, known), days)
    return found


def _count(found: Ties, who: Iterable[str], names: Iterable[TieName], days: Days | None) -> None:
    ends: set[str] = set(who)
    for source, kind, target in names:
        if source != target:
            found.ties.setdefault((source, kind, target), Tally()).add(days)
            ends |= {source, target}
    for one in ends:
        found.days[one].update(() if days is None else (days,))


def _said(statement: StatementNode) -> Days | None:
    first, last = statement.said
    opening, closing = first or last, last or first
    return (opening, closing) if opening and closing else None


def _statement_ties(statement: StatementNode, known: Container[str]) -> Iterator[TieName]:
    polarity = statement.value(OR.polarity)
    kind = DENIED if polarity == "denied" else SAID
    for speaker in filter(known.__contains__, statement.speakers):
        for target in filter(known.__contains__, statement.about if polarity != "withheld" else ()):
            yield speaker, kind, target
        for target in filter(known.__contains__, statement.addressees):
            yield speaker, ADDRESSED, target


def _fact_ties(article: ArticleNode, known: Container[str]) -> Iterator[TieName]:
    pairs = {(fact.holder, fact.property, fact.value) for fact in article.facts}
    for holder, kind, value in sorted(pairs):
        if holder in known and value in known:
            yield _either_way(holder, kind, value)


def _company(mentions: Mapping[str, int], known: Mapping[str, EntityNode]) -> Iterator[TieName]:
    named = [who for who in mentions if known[who].type != "Unnamed"]
    most = sorted(named, key=lambda who: (-mentions[who], who))[:COMPANY]
    for one, other in combinations(sorted(most), 2):
        yield one, TOGETHER, other


def _either_way(source: str, kind: str, target: str) -> TieName:
    if kind in MUTUAL and target < source:
        return target, kind, source
    return source, kind, target
