"""A name as some finder tells it: where it stands and of what type it is."""

from typing import Literal, NamedTuple

NameType = Literal["Person", "Organisation", "Place", "Event", "Date", "Other"]


class NamedSpan(NamedTuple):
    """A name: characters `begin` to `end` of the text; a Date or Other is none to the reader."""

    begin: int
    end: int
    type: NameType
