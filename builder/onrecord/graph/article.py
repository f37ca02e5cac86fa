"""An article and its reading in, the quads of its named graph out, streamed."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.derivation import Derived
from onrecord.graph import terms
from onrecord.graph.event import event_quads
from onrecord.graph.fact import fact_quads
from onrecord.graph.mention import mention_quads
from onrecord.graph.names import Names
from onrecord.graph.page import Page, open_page
from onrecord.graph.publication import publication_quads
from onrecord.graph.statement import statement_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Article, Reading

_LABEL_CHARACTERS = 80  # of an article without a title; a line in Gephi or on a page
_LABEL_SEARCH = 4_000  # characters in which to look for the first words


def article_quads(
    article: Article,
    reading: Reading,
    identities: Mapping[str, str],
    *,
    names: Names,
    sources: Sequence[tuple[str, str | None]],
    derived: Derived | None = None,
) -> Iterator[Quad]:
    """Yield all quads of `article`'s named graph.

    Args:
        article: the article.
        reading: what it says; every local id in it must stand in `identities`.
        identities: from `onrecord.linking.identify`.
        names: the IRIs of the record.
        sources: all places of this very article as (path, URL), its own among them.
        derived: between which days it was published, where it is undated.

    A triple may come twice where two spans coincide; the store keeps it once.
    """
    page = open_page(article, identities, names=names)
    yield from _description(page)
    yield from _places(page, sources)
    if derived:
        yield from publication_quads(page, derived)
    if reading.unread is not None:
        yield page.quad(page.node, OR.unread, terms.words(reading.unread))
    yield from mention_quads(page, reading)
    yield from statement_quads(page, reading)
    yield from event_quads(page, reading.events)
    yield from fact_quads(page, reading.facts)


def label(article: Article) -> str:
    """Return the article's title, else its first printed words, else its path."""
    if article.title and article.title.strip():
        return " ".join(article.title.split())
    for region in article.regions:
        if region.kind == "title":
            return " ".join(article.words(region.span).split())
    return _first_words(article) or article.path


def _first_words(article: Article) -> str:
    heads = [region.span.end for region in article.regions if region.kind == "header"]
    begin = max((end for end in heads if end < _LABEL_SEARCH), default=0)
    lines = article.text[begin : begin + _LABEL_SEARCH].split("\n")
    line = next((" ".join(line.split()) for line in lines if line.strip()), "")
    if len(line) <= _LABEL_CHARACTERS:
        return line
    return line[:_LABEL_CHARACTERS].rpartition(" ")[0] + " …"


def _description(page: Page) -> Iterator[Quad]:
    yield page.quad(page.node, terms.RDF.type, OR.Article)
    yield page.quad(page.node, terms.RDFS.label, terms.words(label(page.article)))
    for predicate, value in _metadata(page.article):
        yield page.quad(page.node, predicate, value)


def _places(page: Page, sources: Sequence[tuple[str, str | None]]) -> Iterator[Quad]:
    for path in sorted({path for path, _ in sources}):
        yield page.quad(page.node, OR.path, terms.words(path))
    for url in sorted({url for _, url in sources if url}):
        yield page.quad(page.node, OR.url, terms.address(url))


def _metadata(article: Article) -> Iterator[tuple[NamedNode, Literal]]:
    if article.title:
        yield OR.title, terms.words(article.title)
    if article.published:
        yield OR.published, terms.day(article.published)
    if article.publisher:
        yield OR.publisher, terms.words(article.publisher)
    for author in sorted(set(article.authors)):
        yield OR.author, terms.words(author)
    if article.language:
        yield OR.language, terms.words(article.language)
