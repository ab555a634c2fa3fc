"""What a page with a tool asks for, and who asks: one round trip after the page itself, and nothing twice."""

import pytest

from tools import EMBEDDING, live

pytestmark = pytest.mark.browser


class Network:
    """What a page asks for, from the browser's own log: how often each, and after how many answers."""

    def __init__(self, page):
        self.asked = []
        self.depths = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self.ask)
        session.send("Network.enable")

    def ask(self, event):
        url = event["request"]["url"]
        self.asked.append(url)
        self.depths[url] = 0 if event["documentURL"] == url else 1 + max((self.depths.get(each, 0) for each in askers(event["initiator"])), default=0)


def askers(initiator):
    """The files that had to be there for something to be asked for: the page's own markup, a module, a script on its way."""
    if "url" in initiator:
        yield initiator["url"]
    stack = initiator.get("stack")
    while stack:
        yield from (frame["url"] for frame in stack["callFrames"])
        stack = stack.get("parent")


@pytest.mark.parametrize("path", ["tools/monthly-ranking.html", "tools/courtesy-gate.html", EMBEDDING[0]])
def test_tool_is_one_round_trip_away(chromium, address, path):
    context = chromium.new_context()
    page = context.new_page()
    network = Network(page)
    page.goto(address + path)
    live(page)
    assert {url.removeprefix(address): depth for url, depth in network.depths.items() if depth > 1} == {}
    assert sorted(set(network.asked)) == sorted(network.asked)
    assert sum(url.endswith(".wasm") for url in network.asked) == 1
    context.close()
