"""When statements were made: by their own time, by the occasion, or not at all."""

from datetime import date

import pytest

from onrecord.reading.dating import dated, free_times
from onrecord.reading.drafts import Draft
from onrecord.reading.page import pages
from onrecord.reading.times import times
from onrecord.records import Article

PUBLISHED = date(2024, 9, 19)  # a Thursday
MONDAY, WEDNESDAY = date(2024, 9, 16), date(2024, 9, 18)


def _when(text, *told, published=PUBLISHED):
    """Return the interval of each (speaker, cue, content), read in text order."""
    (page,) = pages(Article(id="a", path="a.txt", text=text, published=published))
    drafts = []
    for _, cue, content in told:
        begin = text.index(content)
        at = text.index(cue, text.rfind("\n", 0, begin) + 1)
        sentence = page.sentence_at(page.token_at(at))
        drafts.append(
            Draft(
                content=((begin, begin + len(content)),),
                cue=(at, at + len(cue)),
                source=None,
                sentence=sentence,
                paragraph=page.sentences[sentence].paragraph,
                rule="test",
            )
        )
    bounds = [(p.begin, p.end) for p in page.paragraphs]
    free = free_times(tuple(times(text, bounds, published)), drafts)
    speakers = [(ord(who),) if who else () for who, _, _ in told]
    return dated(page, drafts, speakers, free, published)


def _days(text, *told, **more):
    return [(w.begin, w.end, w.basis) for w in _when(text, *told, **more)]


OPEN = (None, PUBLISHED, "publication")


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("Quill said on Monday the pier is shut.", ("said", "the pier is shut"), MONDAY),
        ("On Monday, Quill said the pier is shut.", ("said", "the pier is shut"), MONDAY),
        ("Quill said the pier shut on Monday.", ("said", "the pier shut on Monday"), None),
        ("Quill, who retired on Monday, said the pier is shut.", ("said", "the pier is"), None),
        ("Quill said the pier is shut, which came on Monday.", ("said", "the pier is"), None),
        (f"In a panel on Monday, Quill, {'an old warden ' * 7}, said so.", ("said", "so"), MONDAY),
        ("Under a photo from Monday, Quill said it is shut.", ("said", "it is shut"), None),
        ("In Monday's memo, Quill said it is shut.", ("said", "it is shut"), MONDAY),
        ("Quill said Monday's boat is late.", ("said", "Monday's boat is late"), None),
    ],
)  # fmt: skip
def test_a_time_dates_what_is_said_in_its_own_clause(text, told, expected):
    """A time in the content, or in a clause of its own, dates something else."""
    ((begin, end, _),) = _days(text, ("q", *told))
    assert begin == expected
    assert end == (expected or PUBLISHED)


def test_the_speaker_goes_on_and_others_do_not():
    """What the same speaker said is carried; who says something each day is on no occasion."""
    text = (
        "Quill said on Monday the pier is shut.\n\n"
        "The boats are old.\n\nThe guild is small.\n\nThe town is poor.\n\n"
        "Quill said the guild knew.\n\n"
        "Quill says it is no secret.\n\n"
        "Ray said he was never told.\n\n"
        "Quill later said it was a rumour.\n\n"
        "Quill said in a letter to Ray that the guild lied.\n"
    )
    told = _days(
        text,
        ("q", "said", "the pier is shut"),
        ("q", "said", "the guild knew"),
        ("q", "says", "it is no secret"),
        ("r", "said", "he was never told"),
        ("q", "said", "it was a rumour"),
        ("q", "said", "the guild lied"),
    )
    monday = (MONDAY, MONDAY)
    assert told == [(*monday, "relative"), (*monday, "carried"), OPEN, OPEN, OPEN, OPEN]


def test_headlines_and_leads_tell_ahead():
    """A headline in the present and a lead in the past take the date told below."""
    text = (
        "Quill Says The Old Pier Is Shut For Good\n\n"
        "Honora Quill called the guild blind.\n\n"
        "On Wednesday, Quill told the council it had slept.\n"
    )
    told = _days(
        text,
        ("q", "Says", "The Old Pier Is Shut"),
        ("q", "called", "blind"),
        ("q", "told", "it had slept"),
    )
    assert [(begin, basis) for begin, _, basis in told] == [
        (WEDNESDAY, "carried"),
        (WEDNESDAY, "carried"),
        (WEDNESDAY, "relative"),
    ]


def test_an_occasion_is_dated_once():
    """The debate is Monday's wherever it is named; another one is not."""
    text = (
        "Nobody won Monday's debate.\n\n"
        "Ray attacked the guild as blind during the debate.\n\n"
        "Quill called it old in a debate with nobody.\n"
    )
    told = _days(text, ("r", "attacked", "blind"), ("q", "called", "old"))
    assert told == [(MONDAY, MONDAY, "event"), OPEN]


def test_memories_fade_and_nothing_is_said_after_it_is_printed():
    """What was said in July goes on for few paragraphs; this week ends with the paper."""
    text = (
        "In July, Quill said the pier was sound.\n\n"
        "Quill said it would outlive her.\n\n"
        "The boats are old.\n\nThe guild is small.\n\nThe town is poor.\n\n"
        "Quill said she had been wrong.\n\n"
        "Ray said this week that he knew.\n"
    )
    told = _when(
        text,
        ("q", "said", "the pier was sound"),
        ("q", "said", "it would outlive her"),
        ("q", "said", "she had been wrong"),
        ("r", "said", "he knew"),
    )
    assert [when.begin for when in told] == [date(2024, 7, 1), date(2024, 7, 1), None, MONDAY]
    assert told[3].end == PUBLISHED


def test_another_occasion_ends_the_one_before():
    """What follows an interview was said in it; "the following day" is told of the same story."""
    text = (
        "In July, Quill said at a dinner on the following day that she knew.\n\n"
        "Quill said in an interview that the pier is sound.\n\n"
        "Quill said it would outlive her.\n"
    )
    told = _days(
        text,
        ("q", "said", "she knew"),
        ("q", "said", "the pier is sound"),
        ("q", "said", "it would outlive her"),
    )
    assert told[0][0] == date(2024, 7, 1)
    assert told[1:] == [OPEN, OPEN]


def test_flashbacks_are_not_carried_and_what_is_to_come_has_no_day():
    """What was said "then", or had been said, is over; what will be said is not said."""
    text = (
        "In July, Quill was asked. She said then that she knew.\n\n"
        "Quill said the pier is sound.\n\n"
        "On Monday, Ray had said he would leave.\n\n"
        "Ray said he would stay.\n\n"
        "Ray will say on Friday that it is over.\n"
    )
    told = _days(
        text,
        ("q", "said", "that she knew"),
        ("q", "said", "the pier is sound"),
        ("r", "had said", "he would leave"),
        ("r", "said", "he would stay"),
        ("r", "will say", "that it is over"),
    )
    assert told[0][0] == date(2024, 7, 1)
    assert told[1] == OPEN
    assert told[2][0] == MONDAY
    assert told[3:] == [OPEN, (None, None, "unknown")]


def test_tonight_is_the_night_that_is_told_of():
    """Who says "tonight" spoke on the one night told of; so did those who spoke in it."""
    text = (
        "Ray lost the quiz on Tuesday night, the guild found.\n\n"
        "“Ray looked tired tonight,” said Honora Quill.\n\n"
        "Quill said he had not read the rules.\n\n"
        "Moss called him a fool in the last minutes of the night.\n\n"
        "Sutter told a joke on the opening night of the fair.\n"
    )
    told = _days(
        text,
        ("q", "said", "Ray looked tired tonight,"),
        ("q", "said", "he had not read the rules"),
        ("m", "called", "a fool"),
        ("s", "told", "a joke"),
    )
    tuesday = date(2024, 9, 17)
    assert [(begin, basis) for begin, _, basis in told] == [
        (tuesday, "carried"),
        (tuesday, "carried"),
        (tuesday, "event"),
        (None, "publication"),
    ]


def test_of_two_nights_none_is_meant():
    """Where two nights are told of, "tonight" may be either."""
    text = (
        "Ray lost on Monday night and on Tuesday night.\n\n“He looked tired tonight,” said Quill.\n"
    )
    assert _days(text, ("q", "said", "He looked tired tonight,")) == [OPEN]


def test_who_adds_to_what_was_said_was_there():
    """ "Added Moss" is of Monday too; what Moss added later, to words of her own, need not be."""
    text = (
        "The guild knew, Quill said on Monday.\n\n"
        "“And it did nothing,” added Ada Moss.\n\n"
        "Sutter said that he was away.\n"
    )
    told = _days(
        text,
        ("q", "said", "The guild knew"),
        ("m", "added", "And it did nothing,"),
        ("s", "said", "he was away"),
    )
    assert [begin for begin, _, _ in told] == [MONDAY, MONDAY, None]


def test_what_is_said_at_any_time_ends_the_occasion():
    """After "Quill says" a "Quill said" is no longer Monday's; nor is what she often said."""
    text = (
        "Quill said on Monday the pier is shut.\n\n"
        "Quill says the guild is blind.\n\n"
        "Quill said it always was.\n\n"
        "Ray said on Monday that he knew.\n\n"
        "Ray once called the guild a club.\n"
    )
    told = _days(
        text,
        ("q", "said", "the pier is shut"),
        ("q", "says", "the guild is blind"),
        ("q", "said", "it always was"),
        ("r", "said", "he knew"),
        ("r", "called", "a club"),
    )
    assert [begin for begin, _, _ in told] == [MONDAY, None, None, MONDAY, None]


def test_the_line_below_a_headline_tells_ahead_too():
    """Two short lines that open a file without marks are its headline and what stands below it."""
    text = (
        "Quill Shuts The Old Pier For Good\n\n"
        "Warden says the guild was asked.\n\n"
        "On Wednesday, Quill told the council that it had slept for years and that she had not.\n"
    )
    told = _days(
        text, ("q", "says", "the guild was asked"), ("q", "told", "it had slept for years")
    )
    assert [begin for begin, _, _ in told] == [WEDNESDAY, WEDNESDAY]


def test_this_weeks_occasion_ends_with_the_paper():
    """What was said at "this week's debate" was said before it was printed."""
    text = "The guild lost after this week's debate, at which Ray called it blind.\n"
    ((begin, end, _),) = _days(text, ("r", "called", "blind"))
    assert (begin, end) == (MONDAY, PUBLISHED)


def test_a_year_in_a_name_dates_nothing_that_stands_behind_the_cue():
    """ "His 1995 return shows" is no statement of 1995, though a show may be an occasion."""
    text = "Papers from his 1995 return show Ray lost a boat.\n"
    assert _days(text, ("p", "show", "Ray lost a boat")) == [OPEN]


def test_without_publication_nothing_is_carried():
    """Where nobody knows when it was printed, "yesterday" is no day, and nothing follows it."""
    text = "Quill said yesterday the pier is shut. Quill said the guild knew."
    told = _days(
        text,
        ("q", "said", "the pier is shut"),
        ("q", "said", "the guild knew"),
        published=None,
    )
    assert told == [(None, None, "unknown")] * 2


DAY = (MONDAY, MONDAY)
LETTER = "In a letter on Monday Quill warned that it would break."


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        (f"{LETTER}\n\n“I was right,” she said.", ("said", "“I was right,”"), None),
        (f"{LETTER} “Mend it,” she added.", ("added", "“Mend it,”"), MONDAY),
        (f"{LETTER}\n\n“Mend it,” she wrote.", ("wrote", "“Mend it,”"), MONDAY),
    ],
)
def test_what_is_said_after_a_letter_is_not_of_its_day(text, told, expected):
    """Quill wrote on Monday; what she says elsewhere has its own day."""
    first = ("a", "warned", "that it would break")
    found = _days(text, first, ("a", *told))
    assert found[0][:2] == DAY
    assert found[1][0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She spoke to the Courier on Monday.\n\n“It holds,” Quill said.", None),
        ("Quill spoke to the Courier on Monday.\n\n“It holds,” Quill said.", MONDAY),
        ("She sat down with us on Monday.\n\n“It holds,” she said.", MONDAY),
        ("Quill was interviewed on Monday.\n\n“It holds,” she said.", MONDAY),
        ("Quill retired on Monday.\n\n“It holds,” she said.", None),
        ("She spoke of Monday's flood.\n\n“It holds,” she said.", None),
    ],
)
def test_a_talk_that_the_paragraph_before_tells_of_dates_the_answers(text, expected):
    """The source is the word before the cue."""
    (page,) = pages(Article(id="a", path="a.txt", text=text, published=PUBLISHED))
    content, at = text.index("“It holds,”"), text.index("said")
    draft = Draft(
        content=((content, content + len("“It holds,”")),),
        cue=(at, at + len("said")),
        source=(text.index(" ", content + 4) + 1, at - 1),
        sentence=len(page.sentences) - 1,
        paragraph=1,
        rule="test",
    )
    bounds = [(p.begin, p.end) for p in page.paragraphs]
    free = free_times(tuple(times(text, bounds, PUBLISHED)), [draft])
    (found,) = dated(page, [draft], [(1,)], free, PUBLISHED)
    assert found.begin == expected
