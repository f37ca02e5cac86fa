"""Whatever reads articles, held to one contract: a reader's name in, checked readings out.

The built-in reader is `onrecord.reading`. Another one comes in a package of its own that names a
factory under the entry point group `onrecord.readers`:

    [project.entry-points."onrecord.readers"]
    mine = "my_package:reader"

`reader(option)` gets what stands after the colon of `--reader mine:OPTION`, or None, and returns
a `Reader`. What that says of an article is checked before anything is kept: a statement whose
words are not in the article, or whose speaker is nobody in it, is refused and the rest stands.

A reader that only finds names leaves the rest to the built-in one:

>>> import onrecord
>>> from onrecord.reading import NamedSpan, by_spans, read
>>> class Boats:
...     name = "boats/1"
...
...     def read(self, article):
...         return read(article, namer=by_spans(self.boats))
...
...     def boats(self, article):
...         at = article.text.find("Grey Heron")
...         return [NamedSpan(at, at + 10, "Organisation")] if at >= 0 else []
>>> _, reading = onrecord.read_text("The Grey Heron sank on Monday.", reader=Boats())
>>> [(entity.type, entity.name) for entity in reading.entities]
[('Organisation', 'Grey Heron')]
"""

from onrecord.readers.ahead import ahead
from onrecord.readers.attempt import attempt
from onrecord.readers.choosing import chosen
from onrecord.readers.files import read_files
from onrecord.readers.protocol import BUILT_IN, Factory, Reader, Refuse

__all__ = ["BUILT_IN", "Factory", "Reader", "Refuse", "ahead", "attempt", "chosen", "read_files"]
