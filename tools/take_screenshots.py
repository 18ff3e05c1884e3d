"""Pictures of the product for the README 画面の写真, from made-up data with the clock pinned.

`python tools/take_screenshots.py` writes docs/images/*.png (1280×800, Japanese). `--all FOLDER` takes every page and state
instead, on a desktop and on a phone, whole length, for whoever wants to look at them. Needs requirements/browser.txt and
Chromium.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
IMAGES = ROOT / "docs" / "images"
# name of the file, who looks, address
PICTURES = (
    ("desk", "adviser", "/desk/"),
    ("portal", "owner", "/portal/requests/{owner_enquiry}/"),
    ("karte", "adviser", "/desk/firms/{owner_firm}/"),
    ("handover", "adviser", "/referrals/new/?case={owner_case}"),
    ("board", "planner", "/board/"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Take pictures of the product's pages.")
    parser.add_argument("--all", metavar="FOLDER", type=Path, help="every page and state, into this folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="banso-pictures-") as folder:
        _prepare_django(folder)
        _take(args.all)


def _take(folder: Path | None) -> None:
    from tests.e2e.chromium import open_browser
    from tests.e2e.people import People
    from tests.e2e.product import running_product

    with running_product() as product, open_browser() as browser:
        places = product.run_module("tests.e2e.seed")
        people = People(browser, product.address, {})
        if folder:
            take_all(people, places, folder)
        else:
            take_pictures(people, places)


def _prepare_django(folder: str) -> None:
    """The logins of the made-up data are read from the product's own code."""
    os.environ["BANSO_DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "banso.config.settings"
    import django

    django.setup()


def take_pictures(people: Any, places: dict[str, Any]) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, who, path in PICTURES:
        page = people.open(who)
        page.goto(path.format_map(places))
        target = IMAGES / f"{name}.png"
        page.screenshot(path=target)
        print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")
    people.leave()


def take_all(people: Any, places: dict[str, Any], folder: Path) -> None:
    from tests.e2e.people import PHONE
    from tests.e2e.visits import VISITS

    folder.mkdir(parents=True, exist_ok=True)
    for visit in VISITS:
        page = people.open(visit.who)
        page.goto(visit.address(places))
        stem = str(visit).replace(":", "-").replace("[", "-").strip("]").replace(" ", "_").replace(",", "")
        page.screenshot(path=folder / f"{stem}.png", full_page=True)
        page.set_viewport_size({**PHONE, "width": 375})
        page.screenshot(path=folder / f"{stem}-phone.png", full_page=True)
        page.context.close()
        people.witnesses.pop()


if __name__ == "__main__":
    main()
