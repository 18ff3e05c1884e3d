"""Being told to stop: what was acknowledged stays, and no process stays behind."""

import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest

from .askers import Askers
from .conftest import Town
from .place import Place
from .serving import service_at
from .test_kill import check_records

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the processes in /proc")


def test_sigterm_during_requests_loses_nothing_acknowledged(town: Town, tmp_path: Path) -> None:
    with service_at(town.place) as service:
        askers = Askers(service, town.sender_unit, 1, tmp_path / "receipts.jsonl", count=4)
        askers.start()
        askers.wait_for(8)
        time.sleep(Random().random() * 0.1)
        assert service.terminate() == 0, service.log()
        service.wait_until_gone()
        askers.stop()
        assert len(askers.receipts) >= 8
        service.start()
        askers.settle()
        assert (askers.surprises, service.terminate()) == ([], 0)
        check_records(town.place, askers)


@pytest.mark.parametrize("moment", ["while it starts", "while it serves"])
def test_sigterm_to_the_demonstration_leaves_no_process(moment: str, place: Place) -> None:
    with service_at(place, "demo", "--scale", "tiny", start=False) as service:
        service.start(wait=moment == "while it serves")
        if moment == "while it starts":
            deadline = time.monotonic() + 60
            while "server" not in service.processes().values() and time.monotonic() < deadline:
                time.sleep(0.02)
        assert len(service.processes()) >= 2
        service.terminate()
        service.wait_until_gone()


def test_serve_killed_outright_takes_its_processes_with_it(place: Place) -> None:
    with service_at(place) as service:
        assert set(service.processes().values()) == {"serve", "server", "server worker", "job worker"}
        assert service.process is not None
        service.process.send_signal(signal.SIGKILL)
        service.process.wait()
        service.wait_until_gone()
        service.start()  # on the same port, at once


def test_a_named_port_that_is_taken_is_refused(place: Place) -> None:
    import socket

    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        refused = place.banso("serve", "--port", str(holder.getsockname()[1]), "--json")
    assert refused.returncode == 1
    assert '"port_unavailable"' in refused.stdout
