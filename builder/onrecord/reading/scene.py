"""One sentence while its reports are being read: what of it is taken, whose subject is shared."""

from onrecord.reading.cues import cues
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.forms import form_of
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import Range, source_before
from onrecord.reading.subjects import subject
from onrecord.reading.verbs import Found


class Scene:
    """A sentence, its cues outside quotations, and how far it is read.

    `done` is the first token that no report has taken yet; `shared` the source that a later verb
    of the same sentence shares.
    """

    def __init__(self, page: Page, sentence: Sentence, number: int) -> None:
        self.page = page
        self.sentence = sentence
        self.number = number
        self.done = sentence.first
        self.shared: Range | None = None
        found = cues(page, sentence.first, sentence.last)
        self.found = [f for f in found if page.inside[f.head] < 0]

    def later(self, found: Found) -> list[Found]:
        """Return the cues that stand after `found`."""
        return [f for f in self.found if f.first > found.first]

    def source(self, found: Found) -> Range | None:
        """Return the phrase before the cue, or the subject shared with an earlier verb."""
        joined = self.page.tokens[found.first - 1].low if found.first > self.sentence.first else ""
        participle = found.cue.shape == "ing" and not found.finite
        if joined in {"and", "but", "then", "or"} or participle:
            return self.shared or subject(self.page, self.sentence, found.first)
        return source_before(self.page, self._lowest(joined), found.first)

    def _lowest(self, before: str) -> int:
        """Return how far back the source may begin: past a relative clause that a comma ends."""
        return self.sentence.first if before == "," else self.done

    def text(self, at: int) -> str:
        """Return token `at` as printed, or "" after the sentence's end."""
        return self.page.tokens[at].text if at < self.sentence.last else ""

    def content_first(self) -> int:
        """Return the first token of content that stands before its cue."""
        at = self.done
        while at < self.sentence.last - 1 and self.text(at) in ",;–—)":
            at += 1
        return at

    def draft(
        self,
        found: Found,
        content: tuple[Bounds, ...],
        source: Range | None,
        rule: str,
        *,
        told: Range | None = None,
    ) -> Draft:
        """Make the draft of a report of this sentence."""
        form, marks = form_of(self.page, content)
        self.shared = source or self.shared
        denied = found.negated or found.cue.polarity == "denied"
        group = self.page.tokens[found.first : found.head]
        return Draft(
            content=content,
            cue=self.page.bounds(found.first, found.last),
            source=self.page.bounds(*source) if source else None,
            sentence=self.number,
            paragraph=self.sentence.paragraph,
            rule=rule,
            form=form,
            marks=marks,
            modality=found.cue.modality,
            polarity="denied" if denied else "affirmed",
            hearer=self.page.bounds(*told) if told else None,
            follows=source is None and found.cue.shape == "ing",
            goes_on=found.cue.lemma in {"continue", "add"} or any(t.low == "also" for t in group),
            habitual=self.page.tokens[found.first].low in words("have"),
        )
