"""What `make setup` says: one short line a step, Japanese and English, and refusals that name the next step."""

import sys


def say(japanese: str, english: str) -> None:
    """Prints one step. Flushed, so that it stands before what the step's own programs print."""
    print(f"==> {japanese} — {english}", flush=True)


class SetupRefusal(Exception):
    """A step that cannot go on: a stable code, what is wrong and what to do next, each in Japanese and English."""

    def __init__(self, code: str, *, reason: tuple[str, str], next_step: tuple[str, str]) -> None:
        super().__init__(f"{code}: {reason[1]}")
        self.code = code
        self.reason = reason
        self.next_step = next_step

    def tell(self) -> None:
        """Prints the refusal to standard error."""
        print(
            f"\nエラー [{self.code}] {self.reason[0]}\n  次に: {self.next_step[0]}\n"
            f"Error: {self.reason[1]}\n  Next: {self.next_step[1]}",
            file=sys.stderr,
            flush=True,
        )
