"""What a page must never do 監視: console errors, blocked content, server faults, strangers' addresses."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

RESULTS = Path(__file__).resolve().parents[2] / "test-results"
# Chromium notes a refused form (400, 404, 409 …) in the console as well; those answers are judged by their status.
ANSWER_NOTED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Witness:
    """Watches one browser context; `faults` fill as they happen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.faults: list[str] = []
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        context.on("response", self._on_response)
        context.on("request", self._on_request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not ANSWER_NOTED.match(message.text):
            self.faults.append(f"console {message.type}: {message.text} at {message.location}")

    def _on_response(self, response: Response) -> None:
        is_document = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not is_document):
            self.faults.append(f"{response.status} {response.request.method} {response.url}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "about:", "blob:")):
            self.faults.append(f"request to a stranger: {request.url}")

    def keep(self, name: str) -> list[Path]:
        """Screenshot and HTML of each open page, for whoever looks at a failure."""
        folder = RESULTS / re.sub(r"[^\w.-]+", "_", name)[-120:]
        folder.mkdir(parents=True, exist_ok=True)
        kept = []
        for number, page in enumerate(self.context.pages):
            stem = folder / f"page-{number}"
            kept += _keep_page(page, stem)
        return kept


def _keep_page(page: Page, stem: Path) -> list[Path]:
    picture, source = stem.with_suffix(".png"), stem.with_suffix(".html")
    source.write_text(f"<!-- {page.url} -->\n{page.content()}")
    page.screenshot(path=picture, full_page=True)
    return [picture, source]
