"""The loaders of named-entity corpora: on small files of our own, and on the corpora themselves."""

from collections import Counter

import pytest
from corpora import entities
from corpora.conllu import parsed, phrases
from corpora.gum import gum
from corpora.labelled import TYPES, Labelled, Mention
from corpora.layout import aligned, runs
from corpora.sets import MEASURED, measuring
from corpora.spacing import spaced


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("The dam , she said , is gone .", "The dam, she said, is gone."),
        ("It 's not new , is n't it ?", "It's not new, isn't it?"),
        ("the workers ’ hall isn ’ t old", "the workers’ hall isn’t old"),
        ("the workers ' hall", "the workers' hall"),
        ("a ' good ' plan of O ' Hara 's", "a 'good' plan of O'Hara's"),
        ('" No , " said Lind , " never . "', '"No," said Lind, "never."'),
        ("“ No ” , he said ( twice )", "“No”, he said (twice)"),
        ("a five - year - old non - member", "a five-year-old non-member"),
        ("middle - and low - income", "middle- and low-income"),
        ("the dam - a ruin - fell -- again", "the dam - a ruin-fell -- again"),
        ("in the U . S . and in Rome . A man", "in the U.S. and in Rome. A man"),
        ("at 17 : 10 : go", "at 17:10: go"),
        ("US $ 5 and € 7 or 8 %", "US$5 and €7 or 8%"),
        ("the 1990 s of the G 7", "the 1990s of the G7"),
        ("in 2012 – 2016 – later", "in 2012–2016 – later"),
        ("and / or R & D at Holt & Sons", "and/or R&D at Holt & Sons"),
        ("the M ā ori people", "the Māori people"),
        ("I ca n ' t go", "I can't go"),
    ],
)
def test_tokens_get_the_spaces_of_print(tokens, text):
    assert spaced(tokens.split())[0] == text


def test_every_token_stands_where_it_is_said_to():
    printed = "“ Ask the U . S . office , ” she said ."
    tokens = printed.split(" ")
    text, pieces = spaced(tokens)
    assert [text[begin:end] for begin, end in pieces] == tokens


def test_aligning_refuses_a_token_that_is_not_there():
    assert list(aligned("It's here", ["It", "'s", "here"])) == [(0, 2), (2, 4), (5, 9)]
    with pytest.raises(ValueError, match="'there' is not what follows"):
        list(aligned("It's here", ["It", "'s", "there"]))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("B-PER I-PER B-PER", [(0, 2, "PER"), (2, 3, "PER")]),
        ("I-LOC I-LOC O I-LOC", [(0, 2, "LOC"), (3, 4, "LOC")]),
        ("B-LOC I-PER", [(0, 1, "LOC"), (1, 2, "PER")]),
    ],
)
def test_runs_of_tags(tags, expected):
    assert list(runs(tags.split())) == expected


def test_labelled_refuses_entities_that_overlap_or_have_no_type():
    with pytest.raises(ValueError, match="overlap"):
        Labelled(name="x", text="Ada Lind", entities=((0, 8, "Person"), (4, 8, "Person")))
    with pytest.raises(ValueError, match="no entity"):
        Labelled(name="x", text="Ada Lind", entities=((0, 8, "Hero"),))
    with pytest.raises(ValueError, match="head"):
        Mention(begin=4, end=8, head=(0, 3), kind="name", type="Person", chain="1")


def _names(document):
    return [(document.text[begin:end], type_) for begin, end, type_ in document.entities]


def _tokens(line, separator="\t"):
    """Turn "Ada/B-PER left" into token lines."""
    pairs = (word.rpartition("/") if "/" in word else (word, "", "O") for word in line.split())
    return "\n".join(f"{word}{separator}{tag}" for word, _, tag in pairs)


def test_worldwide_ner_has_paragraphs_and_no_address(tmp_path):
    folder = tmp_path / "worldwide_ner" / "dev"
    folder.mkdir(parents=True)
    blocks = (
        "https://example.org/dam",
        "Ada/B-Person Lind/I-Person ’ s Dutch/B-NORP team won the Lowmoor/B-Misc Cup/I-Misc .",
        "She left Holt/B-Location ,/I-Location Yorkshire/I-Location on Monday/B-Misc ,/I-Misc",
        "with $/B-Money 5/I-Money for the “/B-Misc River/I-Misc Act/I-Misc ”/I-Misc .",
    )
    (folder / "a_1.txt.tsv").write_text("\n\n".join(map(_tokens, blocks)) + "\n")
    (document,) = entities.worldwide_ner(tmp_path, "dev")
    assert document.name == "worldwide_ner/a_1"
    assert document.text == (
        "Ada Lind’s Dutch team won the Lowmoor Cup.\n\n"
        "She left Holt, Yorkshire on Monday,\n\nwith $5 for the “River Act”."
    )
    assert _names(document) == [
        ("Ada Lind", "Person"),
        ("Lowmoor Cup", "Event"),
        ("Holt", "Place"),
        ("Yorkshire", "Place"),
        ("Monday", "Date"),
        ("River Act", "Other"),
    ]


def test_uner_ewt_keeps_its_text_but_for_clitics(tmp_path):
    (tmp_path / "uner_ewt").mkdir()
    (tmp_path / "uner_ewt" / entities.EWT["dev"]).write_text(
        "# newdoc id = a\n# text = Ada 's plan\n1\tAda\tB-PER\n2\t's\tO\n3\tplan\tO\n\n"
        "# text = It is new (so).\n1\tIt\tO\n2\tis\tO\n3\tnew\tO\n4\t(\tO\n5\tso\tO\n6\t)\tO\n"
        "7\t.\tO\n\n"
        "# text = Holt  agreed.\n1\tHolt\tB-ORG\n2\tagreed\tO\n3\t.\tO\n\n"
        "# newdoc id = b\n# text = Fine.\n1\tFine\tO\n2\t.\tO\n\n"
    )
    first, second = entities.uner_ewt(tmp_path, "dev")
    assert first.text == "Ada's plan\n\nIt is new (so). Holt  agreed."
    assert _names(first) == [("Ada", "Person"), ("Holt", "Organisation")]
    assert (second.name, second.text, second.entities) == ("uner_ewt/b", "Fine.", ())


def test_wikigold_is_cut_into_articles(tmp_path):
    folder = tmp_path / "ner/wikigold/CONLL-format/data"
    folder.mkdir(parents=True)
    lines = ("Ada/I-PER left .", "Holt/I-ORG agreed .", "-DOCSTART-", "So did Lind/I-PER .")
    text = "\n\n".join(_tokens(line, " ") for line in lines)
    (folder / "wikigold.conll.txt").write_text(text)
    documents = list(entities.wikigold(tmp_path))
    assert [d.text for d in documents] == ["Ada left. Holt agreed.", "So did Lind."]
    assert [_names(d) for d in documents] == [
        [("Ada", "Person"), ("Holt", "Organisation")],
        [("Lind", "Person")],
    ]


GUM = """
# text = Mayor Ada Lind's Water Board of Holt
1 Mayor PROPN NNP 2 nmod (3-organization-new-n-cf1-5,6,8-sgl(1-person-new-n-cf1-1,2,3-coref
2 Ada PROPN NNP 6 nmod:poss
3-4 Lind's
3 Lind PROPN NNP 2 flat
4 's PART POS 2 case 1)
5 Water PROPN NNP 6 compound
6 Board PROPN NNP 0 root
7 of ADP IN 8 case
8 Holt PROPN NNP 6 nmod (2-place-new-n-cf1-1-sgl)3)

# newpar
# text = The engineer Piet Harkema, 40, praised her, as the Dutch do.
1 The DET DT 2 det (4-person-new-n-cf1-2,3,4-sgl
2 engineer NOUN NN 8 nsubj
3 Piet PROPN NNP 2 appos
4 Harkema PROPN NNP 3 flat
5 , PUNCT , 6 punct
6 40 NUM CD 2 amod 4)
7 , PUNCT , 8 punct
8 praised VERB VBD 0 root
9 her PRON PRP 8 obj (1-person-giv-n-cf1-1-ana)
10 , PUNCT , 13 punct
11 as SCONJ IN 13 mark
12 the DET DT 13 det (5-person-new-n-cf1-2-sgl
13 Dutch PROPN NNPS 8 advcl 5)
14 do VERB VBP 13 dep
15 . PUNCT . 8 punct
"""


def _conllu(short):
    """Widen "number form upos xpos head deprel mentions" to the ten columns of CoNLL-U."""
    return "\n".join(
        line if line[:1] in {"#", ""} else _row(line.split(" ")) for line in short.split("\n")
    )


def _row(fields):
    number, form, upos, xpos, head, deprel, mentions = (*fields, *"______"[len(fields) - 1 :])
    return f"{number}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\tMSeg=x|Entity={mentions}"


def test_gum_gives_nested_mentions_and_bare_names(tmp_path):
    folder = tmp_path / "gum" / "dev"
    folder.mkdir(parents=True)
    (folder / "GUM_news_dam.conllu").write_text(_conllu(GUM))
    (document,) = gum(tmp_path, "dev")
    text = document.text
    assert text == (
        "Mayor Ada Lind's Water Board of Holt\n\n"
        "The engineer Piet Harkema, 40, praised her, as the Dutch do."
    )
    assert _names(document) == [
        ("Ada Lind", "Person"),
        ("Water Board of Holt", "Organisation"),
        ("Piet Harkema", "Person"),
    ]
    told = [
        (text[m.begin : m.end], text[slice(*m.head)], m.kind, m.type, m.chain)
        for m in document.mentions
    ]
    assert told == [
        ("Mayor Ada Lind's Water Board of Holt", "Board", "name", "Organisation", "3"),
        ("Mayor Ada Lind", "Ada", "name", "Person", "1"),
        ("Holt", "Holt", "name", "Place", "2"),
        ("The engineer Piet Harkema, 40", "engineer", "nominal", "Person", "4"),
        ("her", "her", "pronoun", "Person", "1"),
        ("the Dutch", "Dutch", "name", "Person", "5"),
    ]


def test_words_of_a_contraction_that_is_not_their_sum_share_its_place():
    rows = ("# text = wanna go", "1-2 wanna", "1 want VERB VB 0 root", "2 to", "3 go")
    rows = [row if " VERB" in row or row[0] == "#" else f"{row} X X 1 dep" for row in rows]
    (sentence,) = parsed(_conllu("\n".join(rows)))
    assert sentence.printed.words == ((0, 5), (0, 5), (6, 8))
    assert list(phrases(sentence.words)) == []


CORPORA = {
    "worldwide_ner train": (lambda data: entities.worldwide_ner(data, "train"), 744, 28_000),
    "worldwide_ner dev": (lambda data: entities.worldwide_ner(data, "dev"), 100, 4_000),
    "uner_ewt train": (lambda data: entities.uner_ewt(data, "train"), 540, 7_000),
    "uner_ewt dev": (lambda data: entities.uner_ewt(data, "dev"), 318, 960),
    "wikigold": (entities.wikigold, 145, 3_500),
    "wnut17": (entities.wnut17, 4_403, 2_800),
    "crossner": (entities.crossner, 2_821, 12_000),
    "gum train": (lambda data: gum(data, "train"), 84, 3_500),
    "gum dev": (lambda data: gum(data, "dev"), 12, 340),
}


@pytest.mark.parametrize("name", CORPORA)
def test_a_corpus_gives_documents_with_clean_spans(shared, name):
    load, size, least = CORPORA[name]
    documents = list(load(shared / "data"))
    types = Counter(type_ for document in documents for *_, type_ in document.entities)
    assert len(documents) == len({document.name for document in documents}) == size
    assert types.total() >= least
    assert set(types) <= set(TYPES)
    for document in documents:
        assert document.known <= set(TYPES)
        for words, _ in _names(document):  # Labelled itself refuses spans that overlap
            assert words == words.strip() != "", document.name
        for mention in document.mentions or ():
            assert document.text[mention.begin : mention.end].strip()


FILES = {
    "wikigold": ("ner/wikigold/CONLL-format/data/wikigold.conll.txt", 0),
    "uner_ewt": ("uner_ewt/en_ewt-ud-dev.iob2", 1),
}


@pytest.mark.parametrize("corpus", FILES)
def test_the_names_of_a_corpus_are_its_tokens(shared, corpus):
    name, column = FILES[corpus]
    lines = (shared / "data" / name).read_text().split("\n")
    rows = [line.split()[column : column + 2] or ["", ""] for line in lines]
    marked = runs(
        ["" if line.startswith("#") else row[1] for line, row in zip(lines, rows, strict=True)]
    )
    tokens = ["".join(row[0] for row in rows[first:last]) for first, last, _ in marked]
    found = [words for d in measuring(shared / "data", corpus) for words, _ in _names(d)]
    same = sum(a.replace(" ", "") == b for a, b in zip(found, tokens, strict=True))
    assert same / len(tokens) > 0.99  # the others have lost a mark at their end


def test_gum_has_the_spaces_that_its_tokens_are_given(shared):
    right = total = 0
    for file in sorted((shared / "data/gum/dev").glob("*.conllu")):
        for sentence in parsed(file.read_text()):
            pieces = sentence.printed.words
            guessed = spaced([sentence.printed.text[begin:end] for begin, end in pieces])[1]
            for at in range(1, len(pieces)):
                touching = pieces[at][0] <= pieces[at - 1][1]
                right += touching == (guessed[at][0] == guessed[at - 1][1])
                total += 1
    assert right / total > 0.99


def test_what_measures_is_what_lies_in_the_data(shared):
    for corpus, place in MEASURED.items():
        assert (shared / "data" / place).exists()
        assert all(
            document.name.startswith(corpus) for document in measuring(shared / "data", corpus)
        )
