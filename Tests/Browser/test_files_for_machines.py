"""What programs read: the feed, the sitemap, robots.txt, the web manifest and the headers."""

import json
import re
import struct
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import etree

from built_site import BASE_URL, PAGES, SITE, text
from serving import header_rules

HERE = Path(__file__).parent
NAMES = {"atom": "http://www.w3.org/2005/Atom", "map": "http://www.sitemaps.org/schemas/sitemap/0.9"}
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def read(path, expression):
    return etree.parse(SITE / path).xpath(expression, namespaces=NAMES)


def page_at(address):
    """The file of the site that stands at a full address."""
    path = unquote(address.removeprefix(BASE_URL))
    return path + "index.html" if path == "" or path.endswith("/") else path


def test_feed_follows_its_schema():
    schema = etree.RelaxNG(etree.parse(HERE / "feed.rng"))
    schema.validate(etree.parse(SITE / "feed.xml"))
    assert [str(error) for error in schema.error_log] == []


def test_feed_names_itself_and_the_home_page():
    assert read("feed.xml", "/atom:feed/atom:link[@rel='self']/@href") == [BASE_URL + "feed.xml"]
    assert read("feed.xml", "/atom:feed/atom:link[@rel='alternate']/@href") == [BASE_URL]


def test_feed_leads_to_pages_the_latest_first():
    links = read("feed.xml", "//atom:entry/atom:link/@href")
    dates = read("feed.xml", "//atom:entry/atom:updated/text()")
    assert [link for link in links if page_at(link) not in PAGES] == []
    assert dates == sorted(dates, reverse=True)
    assert read("feed.xml", "/atom:feed/atom:updated/text()") == dates[:1]


def test_feed_and_its_entries_have_ids_of_their_own():
    ids = read("feed.xml", "//atom:id/text()")
    assert [each for each in set(ids) if ids.count(each) > 1] == []


def test_sitemap_follows_its_schema():
    schema = etree.XMLSchema(etree.parse(HERE / "sitemap.xsd"))
    schema.validate(etree.parse(SITE / "sitemap.xml"))
    assert [str(error) for error in schema.error_log] == []


def test_sitemap_names_every_page_with_text_of_its_own():
    made = re.compile(r"([a-z]{2}/)?((404|updates|records)\.html|tags/.*)")
    written = [page for page in PAGES if not made.fullmatch(page)]
    assert sorted(map(page_at, read("sitemap.xml", "//map:loc/text()"))) == written


def test_robots_are_told_of_the_sitemap():
    assert text("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {BASE_URL}sitemap.xml\n"


def test_web_manifest_begins_at_the_home_page():
    manifest = json.loads(text("site.webmanifest"))
    assert (manifest["start_url"], manifest["scope"]) == ("index.html", "./")
    assert (manifest["name"], manifest["lang"]) == ("客户经理训练", "zh-Hans")


def test_icons_of_the_web_manifest_have_the_sizes_it_names():
    icons = json.loads(text("site.webmanifest"))["icons"]
    for icon in icons:
        width, height = struct.unpack(">II", (SITE / icon["src"]).read_bytes()[16:24])
        assert f"{width}x{height}" == icon["sizes"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_the_policy_of_the_headers(path):
    """Only a page that holds a tool, and the page of records, may run WebAssembly; the headers, which are one for all, allow it."""
    (policy,) = POLICY.findall(text(path))
    runs_tools = "<rapport-tool" in text(path) or path.endswith("records.html")
    allowed = unescape(policy) if runs_tools else unescape(policy).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    assert ("'wasm-unsafe-eval'" in policy) == runs_tools
    assert allowed + "; frame-ancestors 'none'" == dict(header_rules(SITE)[0][1])["Content-Security-Policy"]


def test_policy_lets_nothing_in_from_elsewhere():
    headers = dict(header_rules(SITE)[0][1])
    directives = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert directives.pop("default-src") == "'none'"
    assert directives.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert set(directives.values()) == {"'self'", "'none'"}
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [page for page in PAGES if not page.endswith("404.html")])
def test_page_names_its_own_address(path):
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]*)">', text(path))
    assert page_at(urljoin(BASE_URL, unescape(canonical))) == path
