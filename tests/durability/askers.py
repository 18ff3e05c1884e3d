"""Clients who ask questions and keep, outside the product, every receipt they were given."""

import json
import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from .serving import Answer, Service


@dataclass
class Askers:
    """Some threads that post enquiries one after the other; a lost answer is asked for again under the same key."""

    service: Service
    unit: int
    seed: int
    notebook: Path
    count: int = 3
    receipts: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    surprises: list[str] = field(default_factory=list)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        for number in range(self.count):
            thread = threading.Thread(target=self._ask_on, args=(Random(self.seed * 1_000 + number), number), daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join(60)

    def post(self, key: str, source: str = "127.0.0.1") -> Answer:
        """The enquiry of a key, over the public endpoint."""
        body = {
            "text": self.texts[key], "asker_name": "架空 花子", "contact_email": "hanako@banso.invalid",
            "prefecture_code": "07", "to_unit_id": self.unit,
        }  # fmt: skip
        return self.service.ask("POST", "/api/cases/enquiries", body, source, Idempotency_Key=key)

    def wait_for(self, receipts: int, seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while len(self.receipts) < receipts and time.monotonic() < deadline:
            time.sleep(0.01)

    @property
    def unanswered(self) -> list[str]:
        return [key for key in self.texts if key not in self.receipts]

    def settle(self) -> None:
        """Ask again whatever got no answer."""
        for number, key in enumerate(self.unanswered):
            self._note(key, self.post(key, f"127.99.{number // 250}.{number % 250 + 1}"))

    def _ask_on(self, random: Random, number: int) -> None:
        turn = 0
        while not self._stopped.is_set():
            turn += 1
            key = f"{self.seed}-{number}-{turn}-{random.getrandbits(64):016x}"
            self.texts[key] = f"架空の相談 {turn} {'あ' * random.randint(1, 400)}"
            # Each enquiry from another loopback address: the public form is throttled by address.
            source = f"127.{number + 1}.{turn // 250 % 250}.{turn % 250 + 1}"
            while not self._stopped.is_set() and key not in self.receipts:
                self._try(key, source)

    def _try(self, key: str, source: str) -> None:
        try:
            answer = self.post(key, source)
        except OSError:
            time.sleep(0.02)
            return
        if answer.status == 503:
            time.sleep(0.05)
            return
        self._note(key, answer)

    def _note(self, key: str, answer: Answer) -> None:
        """Write the receipt down where no kill of ours reaches it."""
        if answer.status != 201:
            self.surprises.append(f"{answer.status} {answer.text[:300]}")
            self._stopped.set()
            return
        with self.notebook.open("a", encoding="utf-8") as target:
            target.write(json.dumps([key, answer.data]) + "\n")
            target.flush()
            os.fsync(target.fileno())
        self.receipts[key] = answer.data
