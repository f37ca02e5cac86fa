"""What `read` says of small articles: statements, speakers, dates, events, facts."""

import textwrap
from datetime import date

import pytest

from onrecord.reading import READER, read
from onrecord.records import Region, Span

CASES = "statements"


def _names(reading, ids):
    names = {e.id: e.name for e in reading.entities}
    return [names[i] for i in ids]


def test_statements_have_their_words_and_speakers(article, case, request):
    """Every way of reporting gives the words, the speaker, the cue and the form."""
    if "misread" in case:  # what the model gets wrong today; once it does not, this test says so
        request.applymarker(pytest.mark.xfail(reason=case["misread"], strict=True))
    made = article(case["text"])
    reading = read(made)
    found = [
        {
            "speaker": _names(reading, s.speaker),
            "words": [made.words(piece) for piece in s.content],
            "cue": " ".join(made.words(span) for span in s.cue),
            "form": s.form,
        }
        for s in reading.statements
        if s.within is None
    ]
    assert found == case["statements"]


def test_an_unknown_language_is_not_misread(article):
    """An article in another language is stored and says why it was not read."""
    reading = read(article("« Le pont est fermé », dit-elle.", language="fr"))
    assert reading.unread == "language fr: this reader knows English"
    assert reading.statements == reading.entities == ()
    assert reading.reader == READER


def test_nothing_is_said_in_boilerplate(article):
    """Regions that are not the article's own words give no statement."""
    text = "“Sign up today,” Ann Lee said.\n\nThe bridge is closed."
    region = Region(span=Span(0, 30), kind="boilerplate", by="test")
    assert read(article(text)).statements != ()
    assert read(article(text, regions=(region,))).statements == ()


def test_boilerplate_inside_a_title_says_nothing(article):
    """A skipped region is skipped wherever it stands, inside another one too."""
    text = "Bridge closed. SIGN UP, Ann Lee says.\n\nThe bridge is closed."
    title = Region(span=Span(0, 37), kind="title", by="test")
    lines = Region(span=Span(15, 37), kind="boilerplate", by="test")
    reading = read(article(text, regions=(title, lines)))
    assert reading.statements == reading.entities == ()


@pytest.mark.parametrize(
    "text",
    ["A talk with the mayor\n\nTom Hall left.", "She met the wife\n\nTom Hall left. He sang."],
)
def test_facts_stay_within_a_sentence(article, text):
    """What ends one paragraph describes nobody whose name opens the next."""
    reading = read(article(text))
    assert reading.facts == ()
    named = [(e.name, sum(m.kind == "name" for m in e.mentions)) for e in reading.entities]
    assert named == [("Tom Hall", 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met Benna Hill.", "Person"),
        ("They met on Benna Hill.", "Place"),
        ("They sat down and read the Weston Examiner.", "Organisation"),
        ("They sat down and bought Weston Ports.", "Organisation"),
    ],
)
def test_the_words_of_a_name_tell_its_kind(article, text, kind):
    """Words that are surnames too need a preposition to be a place."""
    (entity,) = read(article(text)).entities
    assert entity.type == kind


def test_a_headline_speaks(article):
    """A title region with a colon is a statement of the one before it."""
    text = "Poll: Drivers avoid the bridge\n\nThe bridge is old."
    region = Region(span=Span(0, 30), kind="title", by="test")
    (statement,) = read(article(text, regions=(region,))).statements
    assert statement.content == (Span(6, 30),)


def test_what_a_headline_says_ends_with_it(article):
    """A quotation that opens below the line of the day is no part of it."""
    text = (
        'Mayor: never told\n\n2024-02-20\n\n"I was never told," Mayor Ann Hall said.\n\n'
        "The Vennshire Rivers Agency said the water was clean."
    )
    regions = (
        Region(span=Span(0, 17), kind="title", by="test"),
        Region(span=Span(19, 29), kind="header", by="test"),
    )
    found = read(article(text, regions=regions)).statements
    pieces = [text[p.begin : p.end] for one in found for p in one.content]
    assert '"I was never told,"' in pieces
    assert not any("2024" in piece for piece in pieces)


@pytest.mark.parametrize(
    ("text", "begin", "basis"),
    [
        ("Ann Lee said on Tuesday that it was late.", date(2020, 9, 29), "relative"),
        ("Ann Lee said on September 3, 2020, that it was late.", date(2020, 9, 3), "explicit"),
        ("Ann Lee said it would close on Tuesday.", None, "publication"),
        ("Ann Lee said it was late.", None, "publication"),
    ],
)
def test_a_statement_is_dated_by_its_own_cue(article, text, begin, basis):
    """A time in the content dates what is told, not the telling."""
    (statement,) = read(article(text)).statements
    assert (statement.said.begin, statement.said.basis) == (begin, basis)


def test_without_publication_the_date_is_unknown(article):
    """No publication day and no time in the text: the statement is undated and says so."""
    (statement,) = read(article("Ann Lee said it was late.", published=None)).statements
    assert (statement.said.begin, statement.said.end, statement.said.basis) == (
        None,
        None,
        "unknown",
    )


def test_the_same_speaker_carries_the_date(article):
    """What she said next was said then, and is marked as carried."""
    text = "Ann Lee said on Tuesday that it was late.\n\n“We will close it,” Lee said."
    first, second = read(article(text)).statements
    assert second.said.basis == "carried"
    assert second.said.begin == first.said.begin


def test_a_report_inside_a_report_says_within(article):
    """The inner statement carries the outer one's id."""
    text = "Ann Lee said that Tom Hall believes the bridge is safe."
    outer, inner = read(article(text)).statements
    assert (outer.within, inner.within) == (None, outer.id)


def test_denials_promises_and_questions_are_told_apart(article):
    """Polarity and modality come from the cue."""
    text = (
        "Ann Lee denied that it fell. Tom Hall vowed to pay. Sue Poe asked whether it fell. "
        "Max Orr declined to say why it fell."
    )
    found = [(s.polarity, s.modality) for s in read(article(text)).statements]
    assert found == [
        ("denied", "asserted"),
        ("affirmed", "promised"),
        ("affirmed", "asked"),
        ("withheld", "asserted"),
    ]


def test_whom_the_passive_tells_is_no_part_of_the_words(article):
    """The subject of "was told" is who is told, not what."""
    made = article("Tom Hall was told by police that he had to pay.")
    (told,) = read(made).statements
    assert [made.words(piece) for piece in told.content] == ["that he had to pay."]


def test_the_capital_that_opens_a_sentence_makes_no_name(article):
    """A word that no finder took for a name is a description there."""
    (staff,) = read(article("Staff said it was late.")).entities
    assert (staff.name, staff.type) == ("Staff", "Unnamed")


def test_parts_of_a_name_are_one_person(article):
    """Surname, titled surname and full name are one entity with aliases, without titles."""
    text = "Mayor Ann Lee left. Ms. Lee was tired. Lee’s car broke down near Weston County."
    reading = read(article(text))
    (person,) = [e for e in reading.entities if e.type == "Person"]
    assert (person.name, person.aliases, len(person.mentions)) == ("Ann Lee", ("Lee",), 3)


def test_an_acronym_joins_its_name(article):
    """The letters in brackets are an alias."""
    text = "The Weston Workers Union (WWU) met on Monday. The WWU agreed."
    (body,) = [e for e in read(article(text)).entities if e.type == "Organisation"]
    assert (body.name, body.aliases) == ("Weston Workers Union", ("WWU",))


def test_the_letters_of_a_country_are_no_body_of_it(article):
    text = "The US Senate met in the US on Monday."
    found = {e.name: e.type for e in read(article(text)).entities}
    assert found == {"US Senate": "Organisation", "US": "Place"}


def test_two_people_with_one_surname_stay_two(article):
    """Ann Lee and Bob Lee are not merged, whoever "Lee" is."""
    text = "Ann Lee met Bob Lee. Lee smiled."
    names = [e.name for e in read(article(text)).entities]
    assert names == ["Ann Lee", "Bob Lee"]


def test_sources_have_kinds(article):
    """Polls and reports are documents, officials unnamed, bodies organisations."""
    text = (
        "A poll found that it was late. Two officials said it was late. "
        "The Weston Council said it was late."
    )
    reading = read(article(text))
    types = {e.id: e.type for e in reading.entities}
    assert [types[s.speaker[0]] for s in reading.statements] == [
        "Document",
        "Unnamed",
        "Organisation",
    ]


def test_events_have_participants_place_and_date(article):
    """A passive event word tells who was affected, where and when."""
    (event,) = read(article("Tom Hall was arrested in Paris on Monday.")).events
    assert (event.type, event.when.begin) == ("arrest", date(2020, 9, 28))
    assert [p.role for p in event.participants] == ["affected"]
    assert event.place is not None


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hall was not arrested.",
        "Tom Hall may be arrested.",
        "“Tom Hall was arrested,” he lied.",
        "If Tom Hall was arrested, it was late.",
    ],
)
def test_what_is_not_told_as_a_fact_is_no_event(article, text):
    """Negated, possible and quoted events are left out."""
    assert read(article(text)).events == ()


def test_named_events_are_events_not_entities(article):
    """A festival is an event, once for all its mentions."""
    reading = read(article("The Harvest Festival began. The Harvest Festival ended."))
    (event,) = reading.events
    assert (event.type, event.label, len(event.mentions)) == ("festival", "Harvest Festival", 2)
    assert reading.entities == ()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Ann Lee and her husband, Tom Hall, left.", ("Ann Lee", "spouse", "Tom Hall")),
        ("Ann Lee, 34, left.", ("Ann Lee", "age", "34")),
        ("They met 34-year-old Ann Lee there.", ("Ann Lee", "age", "34")),
        ("They met the 34-year-old nurse Ann Lee there.", ("Ann Lee", "age", "34")),
        ("The 34-year-old violin teacher Ann Lee left.", ("Ann Lee", "age", "34")),
        ("Ann Lee, a 34-year-old violin teacher, left.", ("Ann Lee", "age", "34")),
        ("Ann Lee (34) left.", ("Ann Lee", "age", "34")),
        ("Ann Lee, aged 34, left.", ("Ann Lee", "age", "34")),
        ("Ann Lee, aged 34 and ill, left.", ("Ann Lee", "age", "34")),
        ("They met Ann Lee, 34 years old, there.", ("Ann Lee", "age", "34")),
        ("Ann Lee, who is 34, left.", ("Ann Lee", "age", "34")),
        ("Ann Lee, a nurse aged 34, left.", ("Ann Lee", "age", "34")),
        ("Mayor Ann Lee left.", ("Ann Lee", "role", "Mayor")),
        ("Ann Lee of the Weston Council left.", ("Ann Lee", "affiliation", "Weston Council")),
        ("Ann Lee came with her son Miles Hall.", ("Ann Lee", "child", "Miles Hall")),
        ("Health Secretary Ann Lee waved.", ("Ann Lee", "role", "Health Secretary")),
        ("In Weston Chief Inspector Ann Lee waved.", ("Ann Lee", "role", "Chief Inspector")),
    ],
)
def test_plain_facts_are_read(article, text, fact):
    """Spouse, age, role, affiliation and child stand beside the name."""
    reading = read(article(text))
    names = {e.id: e.name for e in reading.entities}
    found = [(names[f.subject], f.property, names.get(f.object, f.object)) for f in reading.facts]
    assert fact in found


@pytest.mark.parametrize(
    "text",
    [
        "The 34-year-old told teacher Ann Lee so.",
        "A 34-year-old and his wife Ann Lee left.",
        "A 34-year-old man hit teacher Ann Lee.",
        "They met Ann Lee, a 34-year-old man and two children.",
        "Ann Lee, a mother of a boy aged 6, left.",
        "Ann Lee, then 17, left.",
        "Ann Lee, aged 6 months, slept.",
        "Ann Lee (2) and Tom Hall (1934) scored.",
    ],
)
def test_the_age_of_another_is_not_hers(article, text):
    """Where it is not sure to be the name's, is of another time or counts something else."""
    assert [fact for fact in read(article(text)).facts if fact.property == "age"] == []


def test_where_it_was_said_is_told(article):
    """The medium in the cue's clause is the statement's via."""
    (statement,) = read(article("“It is late,” Ann Lee wrote on Instagram.")).statements
    assert statement.via == "Instagram"


def test_what_somebody_wrote_is_what_it_was_said_through(article):
    """The post is no speaker where its writer is told."""
    (said,) = read(
        article("Ann Lee posted a photo. The original post said it was late.")
    ).statements
    assert said.via == "original post"


@pytest.mark.parametrize(
    ("authors", "name", "kind"),
    [(("Sue Poe",), "Sue Poe", "Person"), ((), "the author", "Unnamed")],
)
def test_the_author_says_i(article, authors, name, kind):
    """Outside quotations "I" is who wrote the article, named or not."""
    reading = read(article("I think the bridge is safe.", authors=authors))
    (statement,) = reading.statements
    (speaker,) = [e for e in reading.entities if e.id in statement.speaker]
    assert (speaker.name, speaker.type) == (name, kind)
    assert [m.kind for m in speaker.mentions] == ["pronoun"]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "Singing: “I like it”\n\nLee: Who sang?\n\nAnna: My son, I think.\n\nLee: Who else?",
            ["Lee", "Anna", "Lee"],
        ),
        (
            "The singer Anna Reyes came.\n\nQ. Who sang at night?\n\nA. My brother did, at night.",
            [None, "Anna Reyes"],
        ),
        ("Place: The Weston mill.\n\nPrice: Free for all.\n\nSingers: The Weston choir.", []),
        ("Venue: The mill.\n\nTickets: They are free.\n\nDetails: Ask Tom Lee.\n\n" * 2, []),
        ("Arsenal: Hall, Lee, Ray.\n\nChelsea: Poe, Dunn, Orr.\n\n" * 2, []),
        ("Lee: Hall, Orr, Ray.\n\nVenue: The mill.\n\nTickets: They are free.\n\n" * 2, []),
        (
            "Ann Lee: Who sang?\n\nReyes: My son, I think.\n\nLee: And?\n\nReyes: Nobody else.",
            ["Ann Lee", "Reyes", "Ann Lee", "Reyes"],
        ),
        (
            "Interviewer: Who sang?\n\nGuest: My son, I think.\n\nInterviewer: Who else was there?",
            ["Interviewer", "Guest", "Interviewer"],
        ),
    ],
)
def test_a_row_of_turns_is_a_conversation(article, text, turns):
    """Names and letters before a colon or stop speak where they alternate; a list does not."""
    reading = read(article(text))
    found = [s for s in reading.statements if s.by == "transcript"]
    assert [next(iter(_names(reading, s.speaker)), None) for s in found] == turns
    assert [s.modality for s in found][:1] == ["asked"][: len(turns)]


def test_a_turn_goes_on_over_the_paragraphs_below_it_that_say_i(article):
    """What the article tells between two turns has no "I"; behind the last one all may be told."""
    lee, anna = "Lee: Who sang at night?", "Anna: My son did, I think."
    more = ["I slept.", "Your “I” is mine.", "He “and I” slept.", "I woke.", "I left."]
    text = "\n\n".join([lee, anna, *more[:2], lee, anna, *more[2:4], lee, anna, more[4]])
    made = article(text)
    found = [s for s in read(made).statements if s.by == "transcript, carried"]
    assert [made.words(s.content[0]) for s in found] == more[:2]


def test_a_nickname_is_an_alias(article):
    """The name in marks is left out of the canonical name, and leads to the same person."""
    text = "Henrike “Rike” Ruud left the bridge late. Rike Ruud smiled. Ruud said it was late."
    reading = read(article(text))
    (person,) = [e for e in reading.entities if e.type == "Person"]
    assert person.name == "Henrike Ruud"
    assert {"Rike Ruud", "Rike", "Ruud", "Henrike “Rike” Ruud"} == {*person.aliases}
    assert len(person.mentions) == 3


def test_a_translations_ending_is_taken_off(article):
    """Where the plain surname is printed more often, it is the name; the other is an alias."""
    text = "The pilot Imke Hollandin left. Holland said it was late. Holland said it was safe."
    (person,) = read(article(text)).entities
    assert (person.name, person.aliases) == ("Imke Holland", ("Holland", "Imke Hollandin"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tom Hall supports it. Tom Hall said that it was late.", ["that it was late."]),
        ("Tom Hall denied it.", ["it."]),
    ],
)
def test_a_pronoun_alone_is_said_by_nobody(article, text, words):
    """Words that only point at something tell nothing, but who denies "it" says so."""
    made = article(text)
    assert [made.words(s.content[0]) for s in read(made).statements] == words


def test_a_thing_told_of_without_a_word_of_reporting_is_less_sure(article):
    """Who praises the plan says something of it; who went along with it may not have."""
    text = "Tom Hall {} the plan."
    (praised,) = read(article(text.format("praised"))).statements
    (agreed,) = read(article(text.format("went along with"))).statements
    assert agreed.confidence < 0.5 < praised.confidence


def test_a_role_alone_is_less_sure(article):
    """A speaker known by a role alone lowers the confidence."""
    text = "“It shook,” {} said. The warden, Imke Ruud, waved."
    (by_name,) = read(article(text.format("Imke Ruud"))).statements
    (by_role,) = read(article(text.format("the club’s warden"))).statements
    assert by_role.confidence < by_name.confidence


def test_quotations_inside_quotations_are_read(article):
    """Inner marks hold a statement of their own within the outer one."""
    text = "“Tom Hall told us, ‘Close the bridge,’ and we sang,” Imke Ruud said."
    made = article(text)
    reading = read(made)
    (inner,) = [s for s in reading.statements if s.within]
    assert [made.words(piece) for piece in inner.content] == ["‘Close the bridge,’"]
    assert (inner.form, _names(reading, inner.speaker)) == ("direct", ["Tom Hall"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("– No, Tom Hall replied. Hall left the room.", ["No"]),
        ("– No, Tom Hall replied. It was late. He left the room.", ["No"]),
        ("– I was cold, Ann Lee says. We ran home.", ["I was cold", "We ran home."]),
        ("– I met my brother, Tom Hall said. He sang.", ["I met my brother", "He sang."]),
        ("– I was cold, Ann Lee says. I ran, she adds. It rained.", ["I was cold", "I ran"]),
        ("– It was cold, Ann Lee says. I ran, Tom Hall adds.", ["It was cold"]),
    ],
)
def test_a_dash_quotation_ends_where_the_article_tells_again(article, text, words):
    """Behind the tag speech goes on, up to what tells of the speaker or has a tag of its own."""
    made = article(text)
    statement, *_ = read(made).statements
    assert [made.words(piece) for piece in statement.content] == words


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Ann Lee said that Tom Hall had promised to pay.", ["to pay."]),
        ("Ann Lee said that Tom Hall regretted it.", []),
        ("Ann Lee said that Tom Hall believes it was late.", ["it was late."]),
        ("Ann Lee said that Tom Hall wanted an apology and that it was late.", []),
    ],
)
def test_a_report_inside_a_report_says_something(article, text, inner):
    """A pronoun, or a thing that somebody wants, is no statement of its own."""
    made = article(text)
    found = [s for s in read(made).statements if s.within]
    assert [made.words(piece) for s in found for piece in s.content] == inner


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lee told Tom Hall that it was late.", [["Tom Hall"]]),
        ("Ann Lee wrote to Tom Hall that it was late.", [["Tom Hall"]]),
        ("Ann Lee agreed to the plan that Tom Hall had made.", [[]]),
        ("Tom Hall said that Ann Lee told him that it was late.", [[], ["Tom Hall"]]),
        ("Ann Lee and her brother, Bob Lee, told the court it was late.", [["the court"]]),
        ("Workers at the mill were told that it would close.", [["Workers at the mill"]]),
        ("Tom Hall was told by police that he had to pay.", [["Tom Hall"]]),
        ("Mary Dunn came home early and was told that the mill would close.", [["Mary Dunn"]]),
    ],
)
def test_who_is_told_is_the_addressee(article, text, told):
    """The addressee stands behind "told" or "wrote to", in inner statements too."""
    reading = read(article(text))
    assert [_names(reading, s.addressee) for s in reading.statements] == told


def test_i_in_a_quotation_is_who_speaks(article):
    """ "I" and "my" are mentions of the speaker, in the words of an inner speaker of theirs."""
    text = "“I sang, and Tom Hall told us, ‘I am late,’” Ann Lee said. She said I was late."
    made = article(text)
    reading = read(made)
    own = {e.name: [made.words(m.span) for m in e.mentions] for e in reading.entities}
    assert own["Ann Lee"] == ["I", "Ann Lee", "She"]
    assert own["Tom Hall"] == ["Tom Hall", "I"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I met Mary Dunn and she told us, ‘It is late,’” Tom Hall said.", ["Mary Dunn"]),
        ("Officials sang.\n\n“They told us, ‘It is late,’” Tom Hall said.", []),
    ],
)
def test_who_speaks_inside_a_quotation(article, text, speaker):
    """In a quotation "she" may be named in it, and "they" are people in general."""
    reading = read(article(text))
    (inner,) = [s for s in reading.statements if s.within]
    assert _names(reading, inner.speaker) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“I think that it is late,” Ann Lee said.",
        "“You could say that it is late,” Ann Lee said.",
        "“Does she say that it is late?” Ann Lee said.",
        "“I love what they called it,” Ann Lee said.",
    ],
)
def test_what_nobody_said_is_not_nested(article, text):
    """The speaker's own mind, possibilities and questions are no reports inside a quotation."""
    assert [s for s in read(article(text)).statements if s.within] == []


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("WESTON, Sept. 29 (WP) — Ann Lee said it was late.", None),
        ("Ann Lee praised the 2016 race.", None),
        ("She gave it on 3 September 2020. “It is late,” Ann Lee said then.", date(2020, 9, 3)),
    ],
)
def test_only_the_time_of_saying_dates(article, text, begin):
    """Datelines and years that name something do not date; "then" is the time before."""
    reading = read(article(text))
    assert [s.said.begin for s in reading.statements] == [begin]


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Roads and Bridges",
        "Weston Parks and Trails Board",
    ],
)
def test_a_body_of_two_parts_is_one(article, name):
    """The "and" inside a body's name does not part it."""
    (body,) = read(article(f"It was late when the {name} met.")).entities
    assert (body.type, body.name) == ("Organisation", name)


WRAPPED = """\
The harbour of Orlemouth will stay closed for another week, harbour master Mina Varga said on \
Tuesday, because the crane that fell onto the quay on Monday cannot be lifted before Friday.
“We have asked the yard in Tarnby for a second crane,” Varga told reporters, “but nobody there \
has answered our letters, and we will not let anybody onto the quay before it is safe again.”
Mayor Tom Hallam, who was elected in 2019, denied that the town had known of the rust. He was \
told of it on Monday, he said.""".splitlines()


@pytest.mark.parametrize("width", [60, 72])
def test_a_wrapped_article_says_what_it_says_unwrapped(article, width):
    """What an editor's line breaks part, the reader does not."""
    told = [
        _told(article("\n\n".join(lines)))
        for lines in (WRAPPED, [textwrap.fill(line, width) for line in WRAPPED])
    ]
    assert len(told[0]) == 5
    assert told[0] == told[1]


def _told(article):
    """Return the statements with their speakers and days, and the events, on one line each."""
    reading = read(article)
    said = [
        (*(article.words(piece) for piece in s.content), *_names(reading, s.speaker), s.said.begin)
        for s in reading.statements
    ]
    happened = [(event.type, event.label, event.when.begin) for event in reading.events]
    return [" ".join(map(str, one)).split() for one in (*said, *happened)]
