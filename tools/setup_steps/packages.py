"""Installing one hashed requirements file with the vendored pip, and saying in words why it failed."""

import os
import shutil
import subprocess
from pathlib import Path

from .places import INSTALL_LOG, PYTHON, REQUIREMENTS, ROOT, UNFINISHED
from .telling import SetupRefusal, say
from .vendored_pip import verified_wheel

NEEDED_BYTES = 400 * 1024 * 1024
# Where pip looks for packages is the machine's business and left alone; these would put them outside `.venv`.
DESTINATIONS = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PIP_DRY_RUN", "PIP_PYTHON")
OPTIONS = (
    "--require-hashes",
    "--only-binary=:all:",
    "--no-user",
    "--no-input",
    "--disable-pip-version-check",
    "--progress-bar=off",
)
# Read from the top: pip reports an unreachable network as a package not found as well.
SIGNS = (
    ("no_space", ("No space left on device", "Disk quota exceeded")),
    ("hash_mismatch", ("DO NOT MATCH THE HASHES",)),
    ("certificate", ("CERTIFICATE_VERIFY_FAILED", "SSLCertVerificationError", "SSLError")),
    (
        "no_network",
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeout",
            "ReadTimeout",
            "ProxyError",
            "Failed to establish",
            "Connection refused",
            "Connection reset",
            "Temporary failure in name",
        ),
    ),
    ("no_wheel", ("No matching distribution found",)),
)
FAILURES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "no_space": (
        ("ディスクの空きが足りません。", "the disk is full."),
        ("400 MB 以上空けて、もう一度実行してください。", "free at least 400 MB and run it again."),
    ),
    "hash_mismatch": (
        (
            "届いたパッケージが記録したハッシュと一致しません。",
            "a downloaded package does not match its recorded hash.",
        ),
        (
            "使わずに止めました。pip のキャッシュを消し、経路（プロキシなど）を確かめてください。",
            "it was not installed. Clear pip's cache and check what stands in between (a proxy, a mirror).",
        ),
    ),
    "certificate": (
        ("接続先の証明書を確かめられません。", "the certificate of the package index cannot be verified."),
        (
            "ca-certificates を入れるか、組織の証明書を PIP_CERT に指定してください。",
            "install ca-certificates, or name your organisation's certificates in PIP_CERT.",
        ),
    ),
    "no_network": (
        ("パッケージの配布元に接続できません。", "the package index cannot be reached."),
        (
            "ネットワークを確かめてください。社内の配布元やプロキシは pip の設定（pip.conf・PIP_INDEX_URL・PIP_PROXY）に従います。",
            "check the network. A mirror or proxy is taken from pip's own settings (pip.conf, PIP_INDEX_URL, PIP_PROXY).",
        ),
    ),
    "no_wheel": (
        (
            "この Python またはこの機種向けのパッケージがありません。",
            "a package has no build for this Python or this machine.",
        ),
        (
            "Python 3.11〜3.13 を指定してください: make PYTHON=python3.12 …",
            "name a Python from 3.11 to 3.13: make PYTHON=python3.12 …",
        ),
    ),
    "install_failed": (
        ("パッケージを入れられませんでした。", "the packages could not be installed."),
        (
            f"記録 {INSTALL_LOG.relative_to(ROOT)} を見てください。",
            f"see the log {INSTALL_LOG.relative_to(ROOT)}.",
        ),
    ),
}


def install_requirements(group: str) -> None:
    """Installs requirements/<group>.txt into `.venv`; every file must match a recorded hash.

    Errors: SetupRefusal with a code of FAILURES.
    """
    wheel = verified_wheel()
    if shutil.disk_usage(ROOT).free < NEEDED_BYTES:
        raise refusal("no_space")
    say(
        f"パッケージを入れます（requirements/{group}.txt、ハッシュ照合つき）",
        f"installing requirements/{group}.txt, by hash",
    )
    UNFINISHED.touch()
    status = run_pip(wheel, REQUIREMENTS / f"{group}.txt")
    # pip that ended by itself has undone what failed, so that what was there before goes on working.
    UNFINISHED.unlink()
    if status != 0:
        raise refusal(cause_of(INSTALL_LOG.read_text(encoding="utf-8", errors="replace")))


def run_pip(wheel: Path, requirements: Path) -> int:
    """pip's exit status. Everything it prints goes to the log; downloads and errors are shown too."""
    surroundings = {name: value for name, value in os.environ.items() if name not in DESTINATIONS}
    command = [str(PYTHON), "-I", str(wheel / "pip"), "install", *OPTIONS, "-r", str(requirements)]
    with (
        INSTALL_LOG.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=surroundings,
            encoding="utf-8",
            errors="replace",
        ) as pip,
    ):
        assert pip.stdout is not None
        retrying = False
        for line in pip.stdout:
            log.write(line)
            if line.lstrip().startswith(("Downloading ", "ERROR:")):
                print(f"    {line.strip()[:160]}", flush=True)
            elif line.startswith("WARNING: Retrying") and not retrying:
                retrying = True
                say("つながらないため、繰り返し試しています", "no connection yet, trying again")
        return pip.wait()


def cause_of(log: str) -> str:
    """The code of FAILURES that the log of a failed installation points to."""
    for code, signs in SIGNS:
        if any(sign in log for sign in signs):
            return code
    return "install_failed"


def refusal(code: str) -> SetupRefusal:
    """The refusal for one code of FAILURES."""
    reason, next_step = FAILURES[code]
    return SetupRefusal(code, reason=reason, next_step=next_step)
