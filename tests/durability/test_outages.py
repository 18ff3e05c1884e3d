"""A database that cannot be written or reached: 503 with our page and when to come back, nothing half, and recovery."""

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from .askers import Askers
from .conftest import Town
from .crew import Crew
from .place import IS_POSTGRESQL, SERVER_URL, Place
from .serving import Service, service_at

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the processes in /proc")
PASSWORD = "long-enough-password"


class Gate:
    """A doorkeeper before PostgreSQL: shut, it drops every connection and takes no new one, as a stopped server does."""

    def __init__(self) -> None:
        server = urlsplit(SERVER_URL)
        self._behind = (server.hostname or "127.0.0.1", server.port or 5432)
        self._lines: list[socket.socket] = []
        self._door: socket.socket | None = None
        self.port = 0
        self.open()

    def open(self) -> None:
        self._door = socket.create_server(("127.0.0.1", self.port), reuse_port=False)
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._welcome, args=(self._door,), daemon=True).start()

    def shut(self) -> None:
        assert self._door is not None
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for line in self._lines:
            _hang_up(line)
        self._lines.clear()

    def _welcome(self, door: socket.socket) -> None:
        while True:
            try:
                outside = door.accept()[0]
            except OSError:
                return
            inside = socket.create_connection(self._behind)
            self._lines += [outside, inside]
            for source, target in ((outside, inside), (inside, outside)):
                threading.Thread(target=_carry, args=(source, target), daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while block := source.recv(65_536):
            target.sendall(block)
    except OSError:
        pass
    _hang_up(target)


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def _obey_permissions() -> None:
    """In the child: even root must obey the file's permission bits (CAP_DAC_OVERRIDE out of the bounding set)."""
    if os.geteuid() == 0:
        drop_from_bounding_set, dac_override = 24, 1
        ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0)


@contextmanager
def breakable(place: Place) -> Iterator[tuple[Service, Callable[[], None], Callable[[], None]]]:
    """A service with a database that can be broken and mended."""
    if not IS_POSTGRESQL:
        with service_at(place, in_child=_obey_permissions) as service:
            yield service, lambda: place.file.chmod(0o444), lambda: place.file.chmod(0o644)
        return
    gate, server = Gate(), urlsplit(place.url)
    user = server.netloc.rpartition("@")[0]
    behind = server._replace(netloc=f"{user}@127.0.0.1:{gate.port}")
    try:
        with service_at(replace(place, url=urlunsplit(behind))) as service:
            yield service, gate.shut, gate.open
    finally:
        gate.shut()


def signed_in(service: Service) -> str:
    """The cookie of the sender's adviser."""
    answer = service.ask("POST", "/api/session", {"login_id": "adviser", "password": PASSWORD})
    assert answer.status == 200, answer.text
    return "; ".join(
        value.split(";")[0] for name, value in answer.headers.items() if name.lower() == "set-cookie"
    )


def test_a_database_that_is_away_and_comes_back(town: Town, crew: Crew, tmp_path: Path) -> None:
    with breakable(town.place) as (service, break_it, mend_it):
        askers = Askers(service, town.sender_unit, 5, tmp_path / "receipts.jsonl")
        askers.texts = {"before": "前の相談", "during": "その間の相談"}
        first, cookie = askers.post("before"), signed_in(service)
        assert first.status == 201
        before = town.place.count("audit_auditentry")
        break_it()
        refused = askers.post("during")
        assert (refused.status, refused.data["code"]) == (503, "database_unavailable")
        assert int(refused.headers["Retry-After"]) > 0
        page = service.ask("GET", "/desk/", Cookie=cookie)
        assert page.status == 503 if IS_POSTGRESQL else page.status in (200, 503), page.text
        if page.status == 503:
            assert "Retry-After" in page.headers and "<html" in page.text and "database_unavailable" in page.text
        sign_in = service.ask("POST", "/api/session", {"login_id": "adviser", "password": PASSWORD})
        assert (sign_in.status, "Retry-After" in sign_in.headers) == (503, True)
        mend_it()
        assert town.place.count("cases_enquiry") == 1
        assert town.place.count("audit_auditentry") == before
        assert askers.post("during").status == 201
        assert (askers.post("before").data, service.ask("GET", "/desk/", Cookie=cookie).status) == (first.data, 200)
        assert service.processes() and service.terminate() == 0
    assert town.place.count("cases_enquiry") == 2
    assert crew.do("damage") == []
