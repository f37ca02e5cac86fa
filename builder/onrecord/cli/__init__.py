"""The command line: words and files in, answers on standard output, all else on standard error."""

from onrecord.cli.group import commands
from onrecord.cli.running import main

__all__ = ["commands", "main"]
