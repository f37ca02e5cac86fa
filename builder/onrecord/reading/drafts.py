"""The draft of a statement: what is found before speakers and dates are known."""

from dataclasses import dataclass, replace

from onrecord.records import Form, Marks, Modality, Polarity

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One found report; `cue`, `source` and `hearer` are character bounds or None.

    `sure` is how sure the encoder is of it, None where a rule found it. `sentence` is the cue's
    sentence on the page, -1 where there is none, `follows` says that the speaker is that of the
    draft before, `goes_on` that it continues an earlier one ("also says"); `shares` is the subject
    of an earlier verb that its cue shares, where it has no source of its own.
    """

    content: tuple[Bounds, ...]
    cue: Bounds | None
    source: Bounds | None
    sentence: int
    paragraph: int
    rule: str
    sure: float | None = None
    form: Form = "indirect"
    marks: Marks = "none"
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    hearer: Bounds | None = None
    follows: bool = False
    goes_on: bool = False
    shares: Bounds | None = None

    @property
    def begin(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    def extended(self, piece: Bounds) -> "Draft":
        """Return the draft with a further piece of content."""
        return replace(self, content=tuple(sorted({*self.content, piece})))
