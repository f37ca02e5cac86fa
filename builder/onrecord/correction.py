"""A person's decision as a record: what is corrected, by whom, and the words that it is about."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from onrecord.records import EntityType

Action = Literal[
    "merge", "split", "not-same", "rename", "re-attribute", "re-date", "reject", "add", "undo"
]
ACTIONS: tuple[str, ...] = get_args(Action)
OF_STATEMENTS = frozenset({"re-attribute", "re-date", "reject", "add"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of an article, by its id and the key that a later text of it will have too."""

    article: str
    key: str
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision; a line of corrections.jsonl in the record.

    Of entities, `one` and `other` are a mention of each in each of its articles; `other` are those
    of the second entity, or of the rest in a split. Of statements, `one` are the pieces of the
    words, `other` mentions of the new speaker, none where nobody of the record was meant.
    `name` is the new name, or the new speaker's; `begin` and `end` are the new days. `corrects`
    are the ids of what was corrected, `was` tells what stood there; `undoes` is the correction
    that is taken back.
    """

    id: str
    action: Action
    who: str
    when: str
    why: str = ""
    one: tuple[Place, ...] = ()
    other: tuple[Place, ...] = ()
    name: str | None = None
    type: EntityType = "Person"
    begin: date | None = None
    end: date | None = None
    corrects: tuple[str, ...] = ()
    was: str = ""
    undoes: str | None = None

    @property
    def becomes(self) -> str:
        """What it put in the place of what stood there, in words."""
        days = " to ".join(dict.fromkeys(d.isoformat() for d in (self.begin, self.end) if d))
        return ", ".join(part for part in (self.name, days) if part)
