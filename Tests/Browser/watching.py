"""A page with an ear on everything that goes wrong while it is open."""

from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# Runs before the page's own scripts: tells violations of the policy, and adds up how far things moved by themselves.
EARS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} keeps out ${event.blockedURI}`));
window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Watched:
    page: Page
    problems: list[str] = field(default_factory=list)

    @staticmethod
    def open(context: BrowserContext, address: str, path: str):
        watched = Watched(context.new_page())
        watched.listen(address)
        watched.page.add_init_script(EARS)
        watched.page.goto(address + quote(path))
        return watched

    def listen(self, address: str):
        say = self.problems.append
        origin = address.removesuffix("training/")
        page = self.page
        page.on("console", lambda message: say(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: say(f"error: {error}"))
        page.on("requestfailed", lambda request: say(f"failed: {unquote(request.url)} ({request.failure})"))
        page.on("response", lambda answer: answer.ok or say(f"{answer.status}: {unquote(answer.url)}"))
        page.on("request", lambda request: request.url.startswith(origin) or say(f"asks elsewhere: {request.url}"))

    def axe(self, without: tuple[str, ...] = ()) -> list[str]:
        """What axe finds, a line for each place: the rule, the place, and how to mend it; some rules may be left out."""
        rules = {rule: {"enabled": False} for rule in without}
        violations = Axe().run(self.page, options=AXE | {"rules": rules}).response["violations"]
        return [
            f"axe {violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        ]
