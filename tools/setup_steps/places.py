"""Where the parts of `make setup` lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PYPROJECT = ROOT / "pyproject.toml"
REQUIREMENTS = ROOT / "requirements"
VENDOR = ROOT / "vendor"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALL_LOG = ENVIRONMENT / "install.log"
# Stands while packages are being written; found later, it tells of a run that was cut off half way.
UNFINISHED = ENVIRONMENT / "unfinished"
