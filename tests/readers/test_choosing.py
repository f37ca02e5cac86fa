"""Which reader is meant: the built-in one, a reader at hand, or one by its entry point."""

import pytest

from onrecord.errors import MissingExtraError, ReaderError, UsageError
from onrecord.readers import BUILT_IN, chosen

GOOD = """
from dataclasses import dataclass
from onrecord.records import Reading

@dataclass(frozen=True)
class Quiet:
    name: str

    def read(self, article):
        return Reading(article=article.id, reader="whatever")

def reader(option):
    return Quiet(f"quiet/1 {option}")
"""


def test_the_built_in_reader_is_the_default():
    """Nothing and "builtin" mean the same reader; it takes no option."""
    assert chosen(None) is chosen("builtin") is chosen("builtin:") is BUILT_IN
    with pytest.raises(UsageError, match="takes no option"):
        chosen("builtin:fast")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("quiet", "quiet/1 None"),
        ("quiet:", "quiet/1 None"),
        ("quiet:a:b", "quiet/1 a:b"),
        ("quiet:/some/where", "quiet/1 /some/where"),
    ],
)
def test_a_plug_in_is_found_by_name_and_given_its_option(asked, name, install):
    """What stands after the first colon is the option, whatever it holds."""
    install("quiet", GOOD)
    assert chosen(asked).name == name


def test_a_reader_at_hand_is_taken_as_it_is():
    """Whatever has a name and a way to read is a reader; anything else is refused."""

    class Own:
        name = "own/1"

        def read(self, article):
            return BUILT_IN.read(article)

    own = Own()
    assert chosen(own) is own
    for wrong in (7, object(), type("Nameless", (), {"name": " ", "read": None})()):
        with pytest.raises(ReaderError, match="is no reader"):
            chosen(wrong)


def test_an_unknown_name_lists_those_there_are(install):
    """The built-in reader and every plug-in installed."""
    install("quiet", GOOD)
    with pytest.raises(UsageError, match=r"'tea': there are builtin, .*quiet.*spacy"):
        chosen("tea")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("raising", "raise RuntimeError('no tea\\nleft')", "RuntimeError: no tea left"),
        ("lacking", "import a_module_that_is_not_there", "a_module_that_is_not_there"),
        ("empty", "def other(option): ...", "has no attribute 'reader'"),
        ("deaf", "def reader(): ...", "positional argument"),
        ("wrong", "def reader(option): return {}", "is no reader"),
        ("half", "def reader(", "SyntaxError"),
    ],
)
def test_a_plug_in_that_does_not_load_is_one_line(name, code, says, install):
    """Whatever it raises on import or gives instead of a reader: a ReaderError that says so."""
    install(name, code)
    with pytest.raises(ReaderError, match=says) as raised:
        chosen(name)
    assert "\n" not in str(raised.value)
    assert name in str(raised.value)


def test_a_plug_in_may_name_its_missing_extra(install):
    """Errors of our own tree are not wrapped: they are meant for the user."""
    install(
        "bare",
        """
        from onrecord.errors import MissingExtraError

        def reader(option):
            raise MissingExtraError("bare needs more: pip install 'bare[more]'")
        """,
    )
    with pytest.raises(MissingExtraError, match=r"bare\[more\]"):
        chosen("bare")


def test_two_packages_with_one_name_are_told(install):
    """Neither is guessed; the same entry point found twice is one."""
    folder = install("twice", GOOD)
    other = folder / "another-2.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: another\nVersion: 2.0\n")
    (other / "entry_points.txt").write_text("[onrecord.readers]\ntwice = twice_reader:reader\n")
    assert chosen("twice").name == "quiet/1 None"
    (other / "entry_points.txt").write_text("[onrecord.readers]\ntwice = another:reader\n")
    with pytest.raises(UsageError, match="another:reader, twice_reader:reader"):
        chosen("twice")
