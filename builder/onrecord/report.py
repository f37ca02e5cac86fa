"""What a build did, counted; and what it says where it could do nothing."""

from dataclasses import dataclass, field

from onrecord.errors import InputError
from onrecord.records import Refused, Skipped

UNDATED_SHOWN = 3  # paths of articles without a day of publication, in a line


@dataclass(slots=True, kw_only=True)
class BuildReport:
    """What a build did, counted; `articles`, `unread` and `undated` are of the whole record.

    `undated` counts the articles without a day of publication, which cannot date what they say;
    `undated_paths` are the first few of them.
    `skipped` are the inputs that gave no article, and the articles that the reader failed on;
    `refused` is what a reader said that the article does not bear out; `unfitting` are the
    corrections that no longer fit, in a line each.
    """

    articles: int = 0
    unread: int = 0
    undated: int = 0
    undated_paths: tuple[str, ...] = ()
    new: int = 0
    replaced: int = 0
    replaced_paths: list[str] = field(default_factory=list)
    unchanged: int = 0
    reread: int = 0
    pruned: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unfitting: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Tell whether the record is another than before."""
        return bool(self.new or self.replaced or self.reread or self.pruned)


def refuse_nothing(report: BuildReport) -> None:
    """Raise an InputError where all that was given has been skipped."""
    if report.skipped and not (report.new or report.replaced or report.unchanged):
        raise InputError(nothing_read(report.skipped))


def nothing_read(skipped: list[Skipped]) -> str:
    """Say that no article was read, and what was skipped."""
    if len(skipped) == 1:
        return told(skipped[0])
    more = f" ({len(skipped)} inputs skipped, the first: {told(skipped[0])})" if skipped else ""
    return f"nothing to read: no article in what was given{more}"


def told(skipped: Skipped) -> str:
    """Say what was skipped and why."""
    return f"{skipped.path}: {skipped.reason}"
