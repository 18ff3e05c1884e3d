"""One product, one browser for the run; people per test. A fault that a page shows fails the test that met it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState
from tests.e2e.chromium import open_browser
from tests.e2e.people import People
from tests.e2e.product import Product, running_product
from tests.e2e.witness import Witness

HERE = Path(__file__).parent
FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    with running_product() as running:
        yield running


@pytest.fixture(scope="session")
def places(product: Product) -> dict[str, Any]:
    """Ids and link tokens of pages in every state, made once."""
    return product.run_module("tests.e2e.seed")


@pytest.fixture(scope="session")
def spare_firms(places: dict[str, Any]) -> list[str]:
    """Registered firms that nobody has consulted about this year, to be used up one a walk."""
    return list(places["spare_firms"])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as launched:
        yield launched


@pytest.fixture(scope="session")
def signed_in_states() -> dict[str, StorageState]:
    """Cookies of those who have signed in already: signing in is slow by design."""
    return {}


@pytest.fixture
def people(
    request: pytest.FixtureRequest, product: Product, browser: Browser, signed_in_states: dict[str, StorageState]
) -> Iterator[People]:
    present = People(browser, product.address, signed_in_states)
    logged_before = product.log.stat().st_size
    yield present
    faults = present.faults()
    if faults or request.node.stash.get(FAILED, False):
        for witness in present.witnesses:
            _show_kept(witness, request.node.name)
        print(product.log.read_bytes()[logged_before:].decode(errors="replace")[-6000:])
    present.leave()
    assert not faults, "\n".join(faults)


def _show_kept(witness: Witness, name: str) -> None:
    for path in witness.keep(f"{name}-{id(witness) % 10_000}"):
        print(f"kept: {path}")
