"""A server that treats the site as a careful host does: the headers of `_headers`, and 404.html for what is missing."""

import contextlib
import fnmatch
import functools
import http.server
import sys
import threading
from pathlib import Path


def header_rules(site: Path):
    """The rules of `_headers`: a pattern of paths, and the headers sent for it."""
    rules = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, []))
        elif line.strip():
            name, value = line.strip().split(": ", 1)
            rules[-1][1].append((name, value))
    return rules


class Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript; charset=utf-8",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments, rules, **others):
        self.rules = rules
        super().__init__(*arguments, **others)

    def end_headers(self):
        path = self.path.removeprefix("/training")
        for pattern, headers in self.rules:
            if fnmatch.fnmatchcase(path, pattern):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        body = Path(self.directory, "training/404.html").read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        # A window that is closed while its files are sent hangs up, and nothing is wrong with the site.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve(site: Path):
    """Serves the site and gives the address of its home."""
    host = functools.partial(Host, directory=site.parent, rules=header_rules(site))
    server = Server(("127.0.0.1", 0), host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/training/"
    finally:
        server.shutdown()
        server.server_close()
