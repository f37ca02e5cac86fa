"""One run of the program: every error becomes a line on standard error and an exit code."""

import os
import sys

import click

from onrecord.cli.common import BAD, FINE, INTERRUPTED, complain
from onrecord.cli.group import commands
from onrecord.errors import OnRecordError
from onrecord.process import Interrupts, open_streams, set_encodings


def main() -> None:
    """Run the program; every error becomes one line and an exit code."""
    open_streams()
    set_encodings()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # of small matrices, threads but wait
    interrupts = Interrupts()
    try:
        code = _run()
    except Exception:
        if not interrupts.came:
            raise
        code = _interrupted()
    sys.exit(code)


def _run() -> int:
    """Run the command; return the exit code."""
    try:
        code = commands.main(prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        code = end.exit_code
    except click.Abort:
        code = _interrupted()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = BAD
    except click.ClickException as error:
        where = getattr(getattr(error, "ctx", None), "command_path", "onrecord")
        code = complain(f"{error.format_message()} (see '{where} --help')", BAD)
    except OnRecordError as error:
        code = complain(str(error), BAD)
    except SystemExit:  # click's way to end where nobody reads the output any more
        code = FINE
    except BrokenPipeError:
        code = _drop_output(FINE)
    except OSError as error:
        code = _drop_output(complain(f"{error.filename or 'output'}: {error.strerror}", BAD))
    return code if isinstance(code, int) else FINE


def _interrupted() -> int:
    return complain("interrupted; run the same command again to go on", INTERRUPTED)


def _drop_output(code: int) -> int:
    """Let go of what cannot be written, or Python would try, and complain, once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
