"""All commands, under the one name of the program."""

import click

from onrecord import __version__
from onrecord.cli import asking, changing, correcting

_COMMANDS = (
    changing.build,
    asking.show,
    asking.read,
    asking.ask,
    asking.export,
    changing.link,
    changing.forget,
    asking.check,
    correcting.review,
    correcting.correct,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def commands() -> None:
    """Read news articles, and ask who said what and when."""


for _command in _COMMANDS:
    commands.add_command(_command)
