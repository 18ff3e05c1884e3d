"""The `banso` command."""

import os
import sys


def main() -> None:
    """Entry point; sets the settings module and hands over to the command root."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banso.config.settings")
    from banso.config.database import DatabaseUrlError
    from banso.faces.command import run

    try:
        sys.exit(run(sys.argv[1:]))
    except DatabaseUrlError as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
