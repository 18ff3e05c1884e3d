"""Pages over the `small` demonstration data against a bare Django page in the same process.

Requests go through Django's test client: no network, one at a time, so that the figures are the cost of the page itself.
"""

import argparse
import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from measuring import Table, announce, own_database, percentile

REQUESTS, ROUNDS = 20, 7
BARE = "/bare/"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<!doctype html><title>bare</title><p>bare")


def addresses() -> dict[str, str]:
    """What is asked for, by name; the karte is that of a firm the adviser's unit has a case about."""
    from django.urls import reverse

    from banso.domains.cases.models import Case
    from banso.platform import clock
    from banso.platform.identity.models import User
    from banso.platform.scope.memberships import actor_for_user

    now = clock.now()
    adviser = actor_for_user(User.objects.get(login_id="adviser"), now)
    firm = Case.scoped.visible_to(adviser, now).order_by("-pk").first()
    return {
        "desk home": reverse("desk:home"),
        "firm search 水産": f"{reverse('parties:search')}?q=水産",
        "karte": reverse("desk:firm", args=[firm.subject_id]),
        "case list": reverse("cases:case_list"),
    }


def clients() -> tuple[Any, Any]:
    """Signed in through everything we put around a page, and the floor: Django with nothing around it."""
    from django.test import Client, override_settings

    from banso.platform.identity.models import User

    ours = Client(SERVER_NAME="127.0.0.1")
    ours.force_login(User.objects.get(login_id="adviser"))
    plain = Client(SERVER_NAME="127.0.0.1")
    with override_settings(MIDDLEWARE=[]):
        plain.handler.load_middleware()
    return ours, plain


def ask(client: Any, path: str) -> float:
    started = time.perf_counter()
    response = client.get(path)
    taken = time.perf_counter() - started
    assert response.status_code == 200, (path, response.status_code)
    return taken


def measure(paths: dict[str, str], requests: int) -> dict[str, list[float]]:
    """Seconds of every request; the pages take turns."""
    from django.urls import clear_url_caches, path

    from banso.config import urls

    urls.urlpatterns.append(path(BARE.lstrip("/"), bare))
    clear_url_caches()
    ours, plain = clients()
    plans = {"bare Django page": (plain, BARE), "the same within our middleware": (ours, BARE)}
    plans |= {name: (ours, address) for name, address in paths.items()}
    taken: dict[str, list[float]] = {name: [] for name in plans}
    for client, address in plans.values():
        ask(client, address)
    for _ in range(ROUNDS):
        for name, (client, address) in plans.items():
            taken[name] += [ask(client, address) for _ in range(requests)]
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices=("tiny", "small"), default="small")
    parser.add_argument("--requests", type=int, default=REQUESTS)
    args = parser.parse_args()
    with own_database():
        from banso.faces.demo.build import fill
        from banso.platform import clock

        counts, _ = fill(now=clock.now(), scale=args.scale, say=lambda line: None)
        taken = measure(addresses(), args.requests)
        announce(f"Pages over {counts.firms:,} firms and {counts.cases:,} cases: {ROUNDS} × {args.requests} requests each, in turn")
        floor = percentile(taken["bare Django page"], 50)
        rows = []
        for name, seconds in taken.items():
            middle = percentile(seconds, 50)
            rows.append((name, f"{1 / middle:,.0f}", f"{middle * 1000:.1f}", f"{percentile(seconds, 95) * 1000:.1f}", f"{middle / floor:.0f}"))
        Table(("", "requests/s", "p50 ms", "p95 ms", "× bare"), rows).show()


if __name__ == "__main__":
    main()
