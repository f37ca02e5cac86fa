"""One article and a reader in, its checked reading out or, where the reader fails, why not."""

from onrecord.errors import MissingExtraError, ReaderError, in_a_line
from onrecord.readers.accepting import UnfitError, accepted
from onrecord.readers.protocol import Reader, Refuse
from onrecord.records import Article, Reading, Skipped


def attempt(reader: Reader, article: Article, *, refuse: Refuse) -> Reading | Skipped:
    """Read the article; what of the reading does not fit it goes to `refuse`, the rest stands.

    Raises:
        ReaderError: the reader cannot go on with any article.
        MissingExtraError: what it needs is not installed.
    """
    try:
        given = reader.read(article)
    except (ReaderError, MissingExtraError):
        raise
    except Exception as error:  # noqa: BLE001  one article that a plug-in fails on stops no run
        return Skipped(path=article.path, reason=f"the reader failed: {in_a_line(error)}")
    try:
        return accepted(article, given, reader=reader.name, refuse=refuse)
    except UnfitError as error:
        return Skipped(path=article.path, reason=f"the reader gave {error}")
