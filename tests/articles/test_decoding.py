"""From bytes to characters, without loss or not at all."""

import codecs
import random

import pytest

TEXT = "“Zoë’s café – €5,” she said. " * 20
WESTERN = "Caf\u00e9 “Zo\u00eb” – she said it’s over. " * 20


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (WESTERN.encode("cp1252"), WESTERN),
        ("Olé, señor.".encode("latin-1"), "Olé, señor."),
        (b"one\r\ntwo\rthree\n\n", "one\r\ntwo\rthree\n\n"),
    ],
)
def test_a_text_keeps_its_characters_and_line_ends(read, content, text):
    (article,) = read("a.txt", content)
    assert article.text == text


_RANDOM = random.Random(7)

NO_TEXT = [
    (_RANDOM.randbytes(2000), "not text"),
    (b"words \x00 and words", "zero bytes"),
    (b"\x01\x02\x03\x04\x05 words", "control characters"),
    (b"%PDF-1.7 words", "a PDF"),
    (b"PK\x03\x04 words", "zip"),
    ("Мост закрыт до мая, сказала она. ".encode("cp1251") * 9, "unknown encoding"),
    (TEXT.encode()[:-9] + b"\xe2\x80 end", "damaged UTF-8"),
    (codecs.BOM_UTF16_LE + b"odd", "not text"),
]


@pytest.mark.parametrize(("content", "reason"), NO_TEXT)
def test_what_is_no_text_is_skipped_with_the_reason(read, content, reason):
    (skipped,) = read("a.txt", content)
    assert reason in skipped.reason
    assert "\n" not in skipped.reason


def test_a_declared_encoding_of_a_page_is_used(read):
    page = "<html><head><meta charset='iso-8859-2'></head><body><p>{}</p><p>{}</p></body></html>"
    words = "Burmistrz Łódzki powiedział w poniedziałek, że most będzie zamknięty aż do maja."
    (article,) = read("a.html", page.format(words, words * 3).encode("iso-8859-2"))
    assert "Łódzki powiedział" in article.text
