"""Takes a text and gives the regions in it that are no article: promotion, captions, link lists.

The rules are data: `seeds/lexicon/boilerplate.toml` says what each field means.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, cast

from onrecord import resources
from onrecord.articles.regions import region
from onrecord.records import Region, RegionKind

_LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")
_LONGEST = 500  # characters; a longer line is a paragraph of the article
_LONGEST_REST = 4000  # characters a closing section ("Local resources:") may have
_LONGEST_ITEM = 140
_MOST_ITEMS = 60
_EARLIEST_REST = 0.4  # of the text: a closing section does not open it
_QUOTATION = re.compile(r"[“”„«»]|\"|''|``")
_CUE = re.compile(
    r"\b(?:said|says|told|tells|asked|wrote|writes|added|tweeted|claimed|argued|stated)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣>»]|\d{1,2}[.)])\s")
_LONGEST_CAPTION = 220
_SENTENCE_END = re.compile(r"[.!?]\s+(?=\S)|[.!?]\s*$")
_FULL_STOP = re.compile(r"[.!?…:;,]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of boilerplate.toml."""

    name: str
    kind: RegionKind
    covers: Literal["line", "list", "rest", "end"]


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    words: str

    @property
    def end(self) -> int:
        return self.begin + len(self.words)


def find_boilerplate(text: str, begin: int = 0) -> Iterator[Region]:
    """Yield the boilerplate and caption regions of `text` from `begin` on, in order.

    No region holds quotation marks or a reporting verb: what a person says is never boilerplate.
    """
    done = begin
    for line in _lines(text, begin):
        if line.begin < done:
            continue
        found = boilerplate_at(text, line.begin, line.words)
        if found:
            done = found.span.end
            yield found


def boilerplate_at(text: str, begin: int, words: str) -> Region | None:
    """Return the region that the line `words`, at `begin` of `text`, opens, or None."""
    if len(words) > _LONGEST:
        return None
    line = _Line(begin, words)
    rule = _rule_of(words)
    return _cover(text, line, rule) if rule else _credit_at_end(text, line)


def _rule_of(line: str) -> Rule | None:
    rules, pattern, _ = _rules()
    match = pattern.fullmatch(line)
    if not match or _QUOTATION.search(line) or _CUE.search(line):
        return None
    return rules[str(match.lastgroup)]


def _lines(text: str, begin: int, end: int | None = None) -> Iterator[_Line]:
    for match in _LINE.finditer(text, begin, len(text) if end is None else end):
        yield _Line(match.start(), match[0].rstrip())


def _cover(text: str, line: _Line, rule: Rule) -> Region | None:
    end = line.end
    if rule.covers == "rest" and _is_closing(text, line):
        end = len(text)
    elif rule.covers in {"list", "rest"}:
        end = _end_of_list(text, line)
    return region(text, line.begin, end, rule.kind, rule.name)


def _is_closing(text: str, line: _Line) -> bool:
    """Tell whether all that follows a heading is its section: late, short, nobody speaking."""
    if line.begin < len(text) * _EARLIEST_REST or len(text) - line.end > _LONGEST_REST:
        return False
    rest = text[line.end :]
    return not _QUOTATION.search(rest) and not _CUE.search(rest)


def _end_of_list(text: str, heading: _Line) -> int:
    end = heading.end
    for line in islice(_lines(text, heading.end), _MOST_ITEMS):
        if not _is_item(line.words):
            break
        end = line.end
    return end


def _is_item(words: str) -> bool:
    if len(words) > _LONGEST_ITEM or _QUOTATION.search(words) or _CUE.search(words):
        return False
    return bool(_BULLET.match(words)) or not _FULL_STOP.search(words)


def _credit_at_end(text: str, line: _Line) -> Region | None:
    """Return a closing credit, "(AP Photo/…)": with its caption, unless that quotes someone."""
    if not line.words.endswith((")", "]")):
        return None
    rules, _, at_end = _rules()
    match = at_end.search(line.words)
    if not match:
        return None
    rule = rules[str(match.lastgroup)]
    begin = line.begin if _is_caption(line.words[: match.start()]) else line.begin + match.start()
    return region(text, begin, line.end, rule.kind, rule.name)


def _is_caption(words: str) -> bool:
    """Tell one short sentence, with nobody speaking, from a paragraph of the article."""
    if len(words) > _LONGEST_CAPTION or _QUOTATION.search(words) or _CUE.search(words):
        return False
    return len(_SENTENCE_END.findall(words)) <= 1


@cache
def _rules() -> tuple[dict[str, Rule], re.Pattern[str], re.Pattern[str]]:
    """Return the rules by group name, the pattern of whole lines, and that of line ends."""
    path = resources.folder("lexicon") / "boilerplate.toml"
    rules: dict[str, Rule] = {}
    whole: list[str] = []
    at_end: list[str] = []
    for number, entry in enumerate(tomllib.loads(path.read_text("utf-8"))["rule"]):
        group = f"rule{number}"
        covers = entry.get("covers", "line")
        kind = cast("RegionKind", entry.get("kind", "boilerplate"))
        rules[group] = Rule(name=entry["name"], kind=kind, covers=covers)
        patterns = at_end if covers == "end" else whole
        patterns.append(f"(?P<{group}>{'|'.join(entry['patterns'])})")
    return rules, _compile(whole, ""), _compile(at_end, "$")


def _compile(patterns: list[str], end: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)
