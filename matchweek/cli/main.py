"""Where the command line begins: the dashboard quickly, every other command through Typer."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import cast

from matchweek.cli.globals import split
from matchweek.cli.streams import prepare_streams
from matchweek.errors import DEBUG, BadInput, Failed, MatchweekError

# What words answers, `output`, is imported where there is one to give: the first frame does not wait for it.

_INTERRUPTED = 130
_HELP = ("-h", "--help")
# What Typer's checkers of values say, and what it means.
_OF_CHECKERS = {
    "Input should be a valid integer, unable to parse string as an integer": "a whole number is needed, such "
    "as 3.",
    "Input should be a valid number, unable to parse string as a number": "a number is needed, such as 10.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0 done; 1 failed; 2 bad input or usage; 3 a SOAP rule says no; 4 the week file cannot be used.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    prepare_streams()
    try:
        code = _run(given)
        sys.stdout.flush()
    except MatchweekError as error:
        return _told(error, as_json)
    except BrokenPipeError:
        _reader_left()
        return 0
    except OSError as error:
        return _not_written(error, as_json)
    except KeyboardInterrupt:
        return _told(Failed("Stopped", "", "What was done before is stored; nothing is half done."), as_json)
    except Exception as error:
        # A person is never shown a traceback unasked.
        if os.environ.get(DEBUG):
            raise
        return _told(_unexpected(error), as_json)
    return code


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from matchweek import __version__
        from matchweek.cli import output

        output.give(False, {}, [f"matchweek {__version__}"])
        return 0
    quick = split(arguments)
    if quick is not None:
        shell, rest = quick
        if not rest and shell.plain:
            from matchweek.cli.commands import plain

            return plain.tell(shell)
        if not rest:
            from matchweek.cli import dashboard

            return dashboard.open_own(shell)
        scene = _demo_scene(rest)
        if scene is not None:
            from matchweek.cli import dashboard

            return dashboard.open_demo(shell, scene)
        if rest == ["rehearse"]:
            from matchweek.cli import dashboard

            return dashboard.open_rehearsal(shell)
        if rest[-1] in _HELP and _show_help(rest[:-1]):
            return 0
        from matchweek.cli import quickly

        called = quickly.read(rest)
        if called is not None:
            return called.run(shell)
        return _typer(arguments, rest[0])
    return _typer(arguments)


def _reader_left() -> None:
    from matchweek.cli import output

    output.reader_left()


def _not_written(error: OSError, as_json: bool) -> int:
    """What to say when the answer itself could not be written; the acts before it are stored."""
    from matchweek.cli import output

    if error.errno not in (errno.ENOSPC, errno.EIO, errno.EBADF):
        return _told(_unexpected(error), as_json)
    output.reader_left()
    what = Failed("The answer could not be written", f"{error.strerror}.", "Free some space, then ask again.")
    output.tell_error(what, as_json=False)
    return what.exit_code


def _demo_scene(rest: Sequence[str]) -> str | None:
    """The scene of a plain `demo` command, empty for the usual one; None for all else."""
    if rest[0] != "demo":
        return None
    options = list(rest[1:])
    if len(options) == 1 and options[0].startswith("--scene="):
        options = ["--scene", options[0].removeprefix("--scene=")]
    if not options:
        return ""
    return options[1] if len(options) == 2 and options[0] == "--scene" else None


def _show_help(names: Sequence[str]) -> bool:
    """Show the help of a command without running Typer, which would import its checkers of values."""
    from matchweek.cli import output
    from matchweek.cli.command_list import help_of

    text = help_of(names)
    if text is not None:
        output.give(False, {}, [text])
    return text is not None


def _typer(arguments: list[str], first: str = "") -> int:
    import typer

    from matchweek.cli.command_list import command

    # The class above BadParameter, which moved when Typer took Click in.
    usage_error = cast("type[Exception]", typer.BadParameter.__mro__[1])
    try:
        code = command(first).main(arguments, prog_name="matchweek", standalone_mode=False)
    except SystemExit as error:
        # Typer ends the program itself when the reader of its output has gone.
        if isinstance(error.__context__, BrokenPipeError):
            raise error.__context__ from None
        raise
    except typer.Abort as error:
        raise Failed("Stopped", "", "Nothing was changed.") from error
    except usage_error as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            from matchweek.cli import output

            output.show_help(str(error))
            return 2
        raise _bad_usage(error, arguments[arguments.index(first) :] if first in arguments else ()) from error
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0


def _bad_usage(error: BaseException, given: Sequence[str]) -> BadInput:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else " ".join(["matchweek", *_named(given)])
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    for checker, plain in _OF_CHECKERS.items():
        said = said.replace(checker, plain)
    return BadInput("This command cannot be read", said, f"See `{path} --help`.")


def _named(given: Sequence[str]) -> Sequence[str]:
    """The command that was given, by the words that it begins with."""
    from matchweek.cli.command_list import help_of

    known = (given[:many] for many in range(min(3, len(given)), 0, -1))
    return next((words for words in known if help_of(words) is not None), ())


def _unexpected(error: Exception) -> Failed:
    # pendulum reads UTC from the table of zones as it is imported.
    if type(error).__name__ in ("InvalidTimezone", "ZoneInfoNotFoundError") and str(error).endswith("UTC"):
        from matchweek.domain.times.zone_table import no_zones

        return no_zones()
    return Failed(
        "Something unexpected went wrong",
        f"{type(error).__name__}: {error}",
        f"Everything stored before is safe. Set {DEBUG}=1 to see where it happened, and please report it.",
    )


def _told(error: MatchweekError, as_json: bool) -> int:
    from matchweek.cli import output

    try:
        output.tell_error(error, as_json)
        sys.stdout.flush()
    except BrokenPipeError:
        output.reader_left()
    return error.exit_code
