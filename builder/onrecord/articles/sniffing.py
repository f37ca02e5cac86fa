"""Takes a file's name and its first characters and tells the format: content before ending."""

import re
from typing import Literal

from onrecord.articles.tables import looks_like_table

Format = Literal["text", "page", "feed", "json", "json lines", "table", "xml"]

HEAD = 16_384  # characters that are looked at
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_PREAMBLE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_OBJECT = re.compile(r'\s*(?:\[\s*)*\{\s*(?:"|\})')


def sniff(name: str, head: str) -> Format:
    """Return the format of the file called `name` that begins with `head`."""
    ending = _ending(name)
    if head.lstrip().startswith("<") and (marked := _marked(head, ending)):
        return marked
    if ending in {"html", "htm", "xhtml"} and _TAG.search(head):
        return "page"
    if ending in {"jsonl", "ndjson"}:
        return "json" if head.lstrip().startswith("[") else "json lines"
    if ending == "json" or (_OBJECT.match(head) and ending not in {"md", "html", "htm", "xhtml"}):
        return "json"
    if ending in {"csv", "tsv"} or looks_like_table(head):
        return "table"
    return "text"


def _ending(name: str) -> str:
    bare = name.lower().removesuffix(".gz")
    return bare.rpartition(".")[2] if "." in bare else ""


def _marked(head: str, ending: str) -> Format | None:
    """Return the format of what begins with "<"; None where that tells nothing."""
    preamble = _PREAMBLE.match(head)
    start = head[preamble.end() if preamble else 0 :]
    if _FEED.search(start[:2000]) and not _PAGE.match(start):
        return "feed"
    if _PAGE.search(start[:2000]):
        return "page"
    if ending in {"xml", "rss", "atom"}:
        return "xml"
    return None
