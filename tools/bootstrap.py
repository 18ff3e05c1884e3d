"""Makes or refreshes `.venv`: python3 tools/bootstrap.py [base|test|check|browser|postgres …].

Standard library only. This entry file keeps to syntax that very old Pythons can read, so that they get a clear answer
instead of a SyntaxError; the work itself is in tools/setup_steps.
"""

import os
import subprocess
import sys

NEEDED = (3, 11)
NEWER_NAMES = ("python3.13", "python3.12", "python3.11", "python3.14")
PROBE = "import sys, ssl, sqlite3, venv, zlib; sys.exit(sys.version_info < (3, 11))"


def answers_well(command: str) -> bool:
    """True if this command is a Python new enough and with the standard modules we need."""
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([command, "-c", PROBE], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False


def restart_with(command: str) -> None:
    """Replaces this process; a loop is impossible because only a probed, different interpreter is started."""
    os.execvp(command, [command, os.path.abspath(__file__)] + sys.argv[1:])


def refuse_python() -> None:
    """Says what is wrong with this Python and what to do; ends the run."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < NEEDED:
        japanese, english = "いまは " + version + " です", "this one is " + version
    else:
        japanese, english = "標準モジュールが欠けています", "this one lacks standard modules"
    message = (
        "エラー [python_unsuitable] ssl・sqlite3・venv を含む Python 3.11 以上が必要です（"
        + japanese
        + "）。\n"
        "  次に: Python 3.11 以上を入れるか、make PYTHON=/path/to/python3.11 … と指定してください。\n"
        "Error: Python 3.11 or newer with ssl, sqlite3 and venv is needed (" + english + ").\n"
        "  Next: install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.11 …\n"
    )
    # As bytes: an old Python in the C locale cannot print Japanese text.
    sys.stderr.buffer.write(message.encode("utf-8"))
    sys.exit(1)


if __name__ == "__main__":
    if not answers_well(sys.executable):
        for name in NEWER_NAMES:
            if answers_well(name):
                restart_with(name)
        refuse_python()
    # Run from inside a virtual environment (perhaps the very one to rebuild), step out to the Python it was made from.
    base = getattr(sys, "_base_executable", sys.executable)
    if sys.prefix != sys.base_prefix and base != sys.executable and answers_well(base):
        restart_with(base)

    from setup_steps.steps import main

    sys.exit(main(sys.argv[1:]))
