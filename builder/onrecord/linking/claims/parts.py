"""A reading in, the claim-sized parts of its statements out, to be held to those of others."""

from collections.abc import Iterator

from onrecord import ids
from onrecord.linking.claims.records import Part
from onrecord.records import Article, Reading, Statement

_TOLD_APART = ("Person", "Organisation")
_MARKS = " \"'“”‘’«»„‚‹›,;:"  # around a part, which are none of its words
_TRANSLATED = "unsteady"  # the rule of a reading that finds "he" and "she" at random


def parts(article: Article, reading: Reading) -> Iterator[Part]:
    """Yield each part of each statement; `speakers` are ids of the reading's entities."""
    named = {entity.id for entity in reading.entities if entity.type in _TOLD_APART}
    translated = any(map(_is_unsteady, reading.statements))
    for statement in reading.statements:
        node = ids.statement_id(article.id, article.words(statement.content[0]), statement)
        for span in statement.claims:
            words = article.words(span)
            if ids.normal_words(words):
                yield Part(
                    id=f"{article.id} {span.begin:09}-{span.end:09} {node}",
                    article=article.id,
                    statement=node,
                    claim=ids.claim_id(words),
                    text=" ".join(words.split()).strip(_MARKS),
                    begin=span.begin,
                    end=span.end,
                    published=article.published,
                    speakers=tuple(one for one in statement.speaker if one in named),
                    said=statement.said,
                    polarity=statement.polarity,
                    modality=statement.modality,
                    translated=translated,
                )


def _is_unsteady(statement: Statement) -> bool:
    return any(reason.rule == _TRANSLATED for reason in statement.speaker_because)
