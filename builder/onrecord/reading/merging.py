"""Merges an article's names: names in, clusters of one entity each with their mentions out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.reading.aliases import Also
from onrecord.reading.kinds import given, listed
from onrecord.reading.namegenders import gender_of
from onrecord.reading.namekeys import SMALL, Parts, core, name_key, without_legal
from onrecord.reading.names import Name, name_parts
from onrecord.reading.nicknames import familiar, plain
from onrecord.records import EntityType, MentionKind, Span

_STEM = 5  # letters of a surname that are the name, whatever ending follows
_NAMESAKES = 50  # people of one surname that a single word is held against
_BODIES = frozenset({"Organisation", "Place"})


@dataclass(slots=True)
class Cluster:
    """Names of one entity while an article is being read; `key` is its number.

    `kin` says that it is introduced as somebody's kin, `letters` stand for it in brackets, `also`
    are single words of its other names.
    """

    key: int
    kind: EntityType
    name: str
    parts: Parts
    gender: str = ""
    begin: int = 0
    full: int = 0
    kin: bool = False
    forms: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)
    also: set[str] = field(default_factory=set)
    kinds: Counter[EntityType] = field(default_factory=Counter)
    mentions: list[tuple[Span, MentionKind]] = field(default_factory=list)

    def called(self, other: Also) -> None:
        """Note another name of it: words that stand for it alone, and the name in full."""
        single = self.kind == "Person" or len(other.short) == 1
        self.also.update({other.short[0], other.short[-1]} if single else ())
        self.forms.update({other.made: 0} if other.made else {})


def merge(
    found: Iterable[Name],
    also: Iterable[Also] = (),
    short: Iterable[tuple[Parts, Parts]] = (),
) -> tuple[list[Cluster], dict[int, int]]:
    """Return the clusters of all names, and for each name's begin its cluster's key.

    `also` are other names with the full ones that they belong to, `short` the letters of bodies
    with their names. Fuller names found earlier or
    later take in the shorter ones: "Lee" joins "Ann Lee". Where two people share a surname, it
    joins the one most often named in full.
    """
    ordered = list(found)
    told = [(one, name_key(one.kind, one.whole)) for one in also]
    nicknames: dict[Parts, Parts] = {}
    for one, held in told:
        if nicknames.get(held, held) != name_key(one.kind, one.short):
            nicknames.setdefault(one.short, nicknames.get(held, held))
    nicknames |= _nicknames(ordered) | _with_generation(ordered)
    other = [(one, nicknames.get(held, held)) for one, held in told]
    full = _full_names(ordered, nicknames)
    for one, held in other:
        if held in full:
            full[held].called(one)
    for letters, whole in short:
        held = name_key("Organisation", whole)
        if held in full:
            full[held].letters.update(letters)
    words = _short_forms(full.values())
    merger = _Merger(full, words, _single_kinds(ordered), nicknames)
    merger.separate(ordered)
    at = {name.span.begin: key for name in ordered if (key := merger.place(name)) is not None}
    clusters = [_retyped(_uninflected(c)) for c in merger.clusters.values() if c.mentions]
    return sorted(clusters, key=lambda c: c.mentions[0][0]), at


def _retyped(cluster: Cluster) -> Cluster:
    """Let all places of a name tell whether it is an organisation's or a place's, not one alone."""
    most = cluster.kinds.most_common(1)
    if cluster.kind in _BODIES and most and most[0][0] in _BODIES:
        cluster.kind = most[0][0]
    return cluster


def _nicknames(ordered: list[Name]) -> dict[Parts, Parts]:
    """Return for "Nan Lee" the key of "Ann “Nan” Lee"."""
    pairs = ((familiar(name.text), name.parts) for name in ordered)
    return {name_parts(nick): name_key("Person", parts) for nick, parts in pairs if nick}


def _with_generation(ordered: list[Name]) -> dict[Parts, Parts]:
    """Return for "Lee Jr." the key of "Ole Lee Jr.", of several the one most often named."""
    often = Counter(
        name_key("Person", name.parts)
        for name in ordered
        if name.kind == "Person" and 1 < len(core(name.parts)) < len(name.parts)
    )
    return {key[-2:]: key for key, _ in reversed(often.most_common())}


def _uninflected(cluster: Cluster) -> Cluster:
    """Take off the ending of a translation where the plain surname is printed more often."""
    printed = cluster.name.split()
    for stem in _stems(cluster):
        plain_name = printed[-1][: len(stem)]
        if len(printed) > 1 and cluster.forms[plain_name] > max(1, cluster.forms[printed[-1]]):
            cluster.name = " ".join([*printed[:-1], plain_name])
            cluster.forms[" ".join(printed)] += 0
            return cluster
    return cluster


def _full_names(ordered: list[Name], nicknames: Mapping[Parts, Parts]) -> dict[Parts, Cluster]:
    """Make one cluster of every name of several words; a person's middle names make no other."""
    votes: dict[Parts, Counter[EntityType]] = {}
    for name in ordered:
        if name.kind and len(name.parts) > 1:
            key = nicknames.get(name.parts) or name_key(name.kind, name.parts)
            votes.setdefault(key, Counter())[name.kind] += 3 if name.sure else 1
    found: dict[Parts, Cluster] = {}
    for name in ordered:
        parts = name.parts
        if not name.kind or len(parts) < 2:
            continue
        key = nicknames.get(parts) or name_key(name.kind, parts)
        kind = votes[key].most_common(1)[0][0]
        fresh = Cluster(
            len(found), kind, plain(name.whole), parts, begin=name.span.begin, kin=name.kin
        )
        cluster = found.setdefault(key, fresh)
        cluster.gender = cluster.gender or gender_of(parts, name.title)
        cluster.full += 1
        formal = key == name_key(kind, parts) != name_key(kind, cluster.parts)
        if len(parts) > len(cluster.parts) or formal:
            cluster.name, cluster.parts = plain(name.whole), parts
        nick = familiar(name.text)
        if nick:
            cluster.forms.update({nick: 0, nick.split()[0]: 0})
    return found


def _short_forms(full: Collection[Cluster]) -> dict[str, list[Cluster]]:
    """Return for each single word the clusters that it may stand for, the likeliest first."""
    found: dict[str, list[Cluster]] = {}
    people = {core(cluster.parts)[-1] for cluster in full if cluster.kind == "Person"}
    for cluster in full:
        alone = without_legal(cluster.parts)
        named = {*alone} - people if _alone(cluster) else set()
        for word in sorted(_words_for(cluster) | named):
            found.setdefault(word, []).append(cluster)
    for cluster in full:
        for stem in _stems(cluster):
            found.setdefault(stem, []).append(cluster)
    return {
        word: sorted(clusters, key=lambda c: (-c.full, c.begin))[:_NAMESAKES]
        for word, clusters in found.items()
    }


def _alone(cluster: Cluster) -> bool:
    """Whether a body is one word and its form: "Heron Inc."."""
    return cluster.kind == "Organisation" and len(without_legal(cluster.parts)) == 1


def _words_for(cluster: Cluster) -> set[str]:
    own = core(cluster.parts)
    if cluster.kind == "Person":
        nicked = {form.lower() for form, count in cluster.forms.items() if not count}
        return {own[0], own[-1], *cluster.also, *(form for form in nicked if " " not in form)}
    if cluster.kind == "Organisation":
        acronym = "".join(p[0] for p in own if p not in SMALL)
        letters = {acronym, "".join(p[0] for p in own), *cluster.letters}
        told = {a for a in letters if len(a) > 1 and listed(a, (a,)) != "Place"}  # "US Senate"
        return told | cluster.also
    return cluster.also


def _stems(cluster: Cluster) -> Iterable[str]:
    """Return what an inflected surname may be short for: "Hollandin" is a form of "Holland"."""
    surname = core(cluster.parts)[-1]
    if cluster.kind != "Person":
        return ()
    return (surname[:-cut] for cut in (1, 2, 3) if len(surname) - cut >= _STEM)


def _single_kinds(ordered: list[Name]) -> dict[str, EntityType]:
    """Return the kind of each single-word name by the majority of its places."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in ordered:
        if name.kind and len(name.parts) == 1:
            votes.setdefault(name.parts[0], Counter())[name.kind] += 3 if name.sure else 1
    return {word: counter.most_common(1)[0][0] for word, counter in votes.items()}


class _Merger:
    """Places names one after the other and makes clusters of single words that fit no other."""

    def __init__(
        self,
        full: Mapping[Parts, Cluster],
        short: Mapping[str, list[Cluster]],
        kinds: Mapping[str, EntityType],
        nicknames: Mapping[Parts, Parts],
    ) -> None:
        self.full, self.short, self.kinds, self.nicknames = full, short, kinds, nicknames
        self.clusters = {c.key: c for c in full.values()}
        self.singles: dict[str, Cluster] = {}
        self.own: set[str] = set()

    def place(self, name: Name) -> int | None:
        """Put the name into its cluster; None where it is no name worth keeping."""
        cluster = self._cluster(name)
        if cluster is None:
            return None
        cluster.mentions.append((name.span, "name"))
        cluster.forms[name.text] += 1
        cluster.kinds.update([name.kind] if name.kind else [])
        cluster.titles.update({name.title} - {""})
        cluster.gender = cluster.gender or gender_of(name.parts, name.title)
        return cluster.key

    def _cluster(self, name: Name) -> Cluster | None:
        parts = name.parts
        if len(parts) > 1:
            key = self.nicknames.get(parts) or (name_key(name.kind, parts) if name.kind else parts)
            return self.full.get(key) if name.kind else None
        word = parts[0].replace(".", "") if parts else ""
        for cluster in self.short.get(word, ()):
            if self._alien(word, cluster):
                continue
            if (word not in self.own or _sure_title(name, cluster)) and _fits(name, cluster):
                return cluster
        return self._single(name, parts)

    def _alien(self, word: str, cluster: Cluster) -> bool:
        """Whether a person is called like a place or body that stands alone: "Gomo Hene"."""
        alone = self.kinds.get(word, cluster.kind)
        surname = word == cluster.parts[-1] or given(word)
        return cluster.kind == "Person" != alone and not surname

    def separate(self, ordered: Iterable[Name]) -> None:
        """Note the surnames of others than who has them in full.

        Their title fits no full name ("Mr. Obama" beside Michelle Obama), or it is only kin of
        theirs that is named in full, and later: "Larson thanked her father, John Larson".
        """
        for name in ordered:
            word = name.parts[0] if len(name.parts) == 1 else ""
            fuller = self.short.get(word, ())
            alien = name.title and not any(_fits(name, cluster) for cluster in fuller)
            kin = all(cluster.kin and cluster.begin > name.span.begin for cluster in fuller)
            if fuller and (alien or kin):
                self.own.add(word)

    def _single(self, name: Name, parts: Parts) -> Cluster | None:
        if not parts or parts[0] not in self.kinds:
            return None
        word = self.nicknames.get(parts, parts)[0]
        if word not in self.singles:
            kind = self.kinds.get(word) or self.kinds[parts[0]]
            cluster = Cluster(len(self.clusters), kind, name.text, parts)
            self.clusters[cluster.key] = self.singles[word] = cluster
        return self.singles[word]


def _sure_title(name: Name, cluster: Cluster) -> bool:
    """Whether the title tells which of two who share a surname is meant: by gender, or its own."""
    gendered = bool(gender_of(("?", "?"), name.title))
    return gendered or (name.title != "" and name.title in cluster.titles)


def _fits(name: Name, cluster: Cluster) -> bool:
    """Whether a single word may be short for the cluster's name."""
    alone = _alone(cluster) and name.parts == without_legal(cluster.parts)
    if alone or (cluster.kind != "Person" and name.parts[0] in cluster.also):
        return not name.title
    if cluster.kind == "Organisation":
        return name.bare.replace(".", "").isupper() and name_parts(name.text) != ()
    if cluster.kind == "Place":
        return name.kind == "Place"
    if name.sure and name.kind == "Organisation":
        return False
    if name.sure and name.kind == "Place" and name.parts[0] != cluster.parts[-1]:
        return False
    gender = gender_of(("?", "?"), name.title)
    return not gender or not cluster.gender or gender == cluster.gender
