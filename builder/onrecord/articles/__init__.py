"""Anything in (text, pages, JSON, tables, feeds), Article records out, their text untouched."""

from onrecord import resources
from onrecord.articles.assembly import article_from_text
from onrecord.articles.files import InputFile, find_files
from onrecord.articles.importing import read_file

IMPORTER = f"articles/2 {resources.digest('lexicon', 'boilerplate.toml')}"

__all__ = ["IMPORTER", "InputFile", "article_from_text", "find_files", "read_file"]
