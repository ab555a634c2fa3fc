"""`rapport serve`: the site as it is shown to this machine alone."""

import contextlib
import http.client
import socket
import subprocess
import time

import pytest
from playwright.sync_api import expect

from built_site import RAPPORT, REPOSITORY, WORDS


@pytest.fixture(scope="module")
def port():
    """A port where the site is served."""
    with serving(REPOSITORY) as (port, _):
        yield port


@contextlib.contextmanager
def serving(source):
    """The port where a source folder is served, and the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = start(port, source)
    try:
        wait_for(port, server)
        yield port, server
    finally:
        server.terminate()
        server.wait(10)


def start(port, source=REPOSITORY):
    return subprocess.Popen(
        [RAPPORT, "serve", "--source", source, "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )


def wait_for(port, server):
    for _ in range(300):
        assert server.poll() is None, server.communicate()
        with socket.socket() as visitor:
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("rapport serve has not answered for 30 seconds")


def ask(port, path, method="GET"):
    """The status, the headers and the body, the path sent exactly as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?from=mail"])
def test_home_page_is_at_the_root(port, path):
    status, headers, body = ask(port, path)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "<title>客户经理训练</title>" in body


def test_folder_shows_its_index(port):
    status, _, body = ask(port, "/follow-up/")
    assert (status, "<title>跟进 · 客户经理训练</title>" in body) == (200, True)


def test_percent_encoded_path_is_understood(port):
    status, _, body = ask(port, "/tags/%E8%B7%9F%E8%BF%9B.html")
    assert (status, "跟进" in body) == (200, True)


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/../Package.swift", "/../../../../etc/passwd", "/%2e%2e/Package.swift", "/..%2f..%2fetc/passwd", "/%zz"]
)
def test_what_is_not_in_the_site_is_not_found(port, path):
    status, _, body = ask(port, path)
    assert (status, WORDS["lost"] in body) == (404, True)


def test_head_has_the_headers_of_get_and_no_body(port):
    _, shown, body = ask(port, "/")
    status, headers, nothing = ask(port, "/", "HEAD")
    assert (status, nothing) == (200, "")
    assert headers["Content-Type"] == shown["Content-Type"]
    # RFC 9110, 8.6: the length that GET would have, or none.
    assert headers["Content-Length"] in (None, str(len(body.encode())))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_other_methods_are_not_allowed(port, method):
    status, headers, body = ask(port, "/", method)
    assert (status, body) == (405, "GET and HEAD only\n")
    # RFC 9110, 15.5.6: the answer must name what is allowed.
    assert headers["Allow"] == "GET, HEAD"


def test_page_is_sent_with_its_policy(port):
    _, headers, _ = ask(port, "/")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")


def test_only_this_machine_is_answered(port):
    with socket.socket() as visitor:
        assert visitor.connect_ex(("127.0.0.2", port)) != 0


@pytest.mark.parametrize(
    "sent, answered",
    [
        (b"\x16\x03\x01nonsense\r\n\r\n", b"HTTP/1.1 400 "),
        (b"HEAD / HTTP/1.0\r\n\r\n", b"HTTP/1.1 200 "),
        (b"POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", b"HTTP/1.1 405 "),
    ],
    ids=["no request", "an old client", "a body"],
)
def test_odd_requests_are_answered_and_end(port, sent, answered):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as visitor:
        visitor.sendall(sent)
        assert b"".join(iter(lambda: visitor.recv(65536), b"")).startswith(answered)


def test_half_a_request_keeps_nobody_waiting(port):
    waiting = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    for visitor in waiting:
        visitor.sendall(b"GET / HTTP/1.1\r\n")
    assert ask(port, "/")[0] == 200
    for visitor in waiting:
        visitor.close()


def test_port_in_use_is_one_sentence(port):
    second = start(port)
    says = second.communicate(timeout=30)
    assert (second.returncode, *says) == (74, "", f"rapport: error: port {port} is in use; try '--port {port + 1}'\n")


@pytest.mark.browser
def test_an_open_page_follows_what_is_saved(chromium, tmp_path):
    content = tmp_path / "content/zh"
    content.mkdir(parents=True)
    text = "---\ntitle: 跟进\nsummary: 一句话。\n---\n\n先问候。\n\n{}\n"
    (content / "index.md").write_text("# 首页\n\n[跟进](a.md)\n", encoding="utf-8")
    (content / "a.md").write_text(text.format("第一版。"), encoding="utf-8")
    with serving(tmp_path) as (port, server):
        page = chromium.new_page()
        problems = []
        page.on("console", lambda message: problems.append(message.text))
        page.goto(f"http://127.0.0.1:{port}/a.html")
        expect(page.locator(".prose")).to_contain_text("第一版")

        (content / "a.md").write_text(text.format("第二版。"), encoding="utf-8")
        expect(page.locator(".prose")).to_contain_text("第二版")

        # A mistake is told at the terminal, and the last good site stays; once it is mended, the page follows again.
        (content / "a.md").write_text(text.format("[无](nothing.md)"), encoding="utf-8")
        told = "".join(iter(server.stderr.readline, "the last good site stays as it was\n"))
        assert "content/zh/a.md:8:1: error: no page 'nothing.md' here [broken-link]" in told
        expect(page.locator(".prose")).to_contain_text("第二版")
        (content / "a.md").write_text(text.format("第三版。"), encoding="utf-8")
        expect(page.locator(".prose")).to_contain_text("第三版")
        page.close()
        assert problems == []


def test_a_page_is_told_when_the_site_is_another(port):
    _, _, body = ask(port, "/index.html")
    version = body.split("/.rapport/reload.js?version=")[1].split('"')[0]
    status, headers, script = ask(port, "/.rapport/reload.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert "location.reload()" in script
    assert ask(port, "/.rapport/version?after=another")[2] == version
