"""The floors below which no such program can come: parsing and rendering the same Markdown, and writing the same bytes.

Both are done by one worker a core, which is told to begin once it is ready; the time is from that moment to the end of
the last, so that starting Python is not in it. Parsing is libcmark-gfm with its table, strikethrough, autolink and task
list extensions, a page at a time: read the file, leave the front matter out, parse, render, free. Writing puts what
Rapport wrote, held in memory, into a folder that was not there before.
"""

import ctypes
import ctypes.util
import multiprocessing
import os
import time
from pathlib import Path

from .measure import Run

CONTEXT = multiprocessing.get_context("fork")
WORKERS = os.cpu_count() or 1
EXTENSIONS = (b"table", b"strikethrough", b"autolink", b"tasklist")
PLACES = ("/opt/homebrew/lib", "/usr/local/lib")


def library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name) or next(
        (str(path) for place in PLACES for path in Path(place).glob(f"lib{name}.dylib")), None)
    if not found:
        raise FileNotFoundError(f"lib{name} is not installed; the README says how")
    return ctypes.CDLL(found)


class Parser:
    """libcmark-gfm: Markdown as bytes to HTML as bytes."""

    def __init__(self):
        self.cmark, extensions = library("cmark-gfm"), library("cmark-gfm-extensions")
        extensions.cmark_gfm_core_extensions_ensure_registered()
        pointers = ("cmark_parser_new", "cmark_parser_finish", "cmark_parser_get_syntax_extensions", "cmark_render_html",
                    "cmark_find_syntax_extension")
        for name in pointers:
            getattr(self.cmark, name).restype = ctypes.c_void_p
        self.extensions = [ctypes.c_void_p(self.cmark.cmark_find_syntax_extension(name)) for name in EXTENSIONS]
        self.free = ctypes.CDLL(None).free

    def html(self, text: bytes, *, keep: bool = False) -> bytes:
        """The HTML is copied out only if it is asked for."""
        parser = ctypes.c_void_p(self.cmark.cmark_parser_new(0))
        for extension in self.extensions:
            self.cmark.cmark_parser_attach_syntax_extension(parser, extension)
        self.cmark.cmark_parser_feed(parser, text, ctypes.c_size_t(len(text)))
        tree = ctypes.c_void_p(self.cmark.cmark_parser_finish(parser))
        used = ctypes.c_void_p(self.cmark.cmark_parser_get_syntax_extensions(parser))
        html = ctypes.c_void_p(self.cmark.cmark_render_html(tree, 0, used))
        result = ctypes.string_at(html) if keep else b""
        self.free(html)
        self.cmark.cmark_node_free(tree)
        self.cmark.cmark_parser_free(parser)
        return result


def body(path: str) -> bytes:
    """A page's text without its front matter."""
    descriptor = os.open(path, os.O_RDONLY)
    text = os.read(descriptor, 1 << 20)
    os.close(descriptor)
    return text[text.index(b"\n---\n", 3) + 5:]


def parse_all(paths: list[str], ready):
    html = Parser().html
    ready()
    for path in paths:
        html(body(path))


def write_all(files: list[tuple[str, str]], ready):
    contents = [(to, Path(source).read_bytes()) for source, to in files]
    ready()
    for to, content in contents:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(descriptor, content)
        os.close(descriptor)


def worker(work, items, barrier, results):
    """One process: its results are the clock at its begin and its end (one clock for all), and its processor time."""
    begun = []

    def ready():
        barrier.wait()
        begun.extend([time.perf_counter(), time.process_time()])

    work(items, ready)
    results.put((begun[0], time.perf_counter(), time.process_time() - begun[1]))


def timed(work, items: list, workers: int) -> Run:
    """Shares the items out among the workers and times them from when all are ready."""
    barrier, results = CONTEXT.Barrier(workers), CONTEXT.SimpleQueue()
    started = [CONTEXT.Process(target=worker, args=(work, items[at::workers], barrier, results)) for at in range(workers)]
    for each in started:
        each.start()
    ended = [results.get() for _ in started]
    for each in started:
        each.join()
    begins, ends, times = zip(*ended)
    return Run(wall=max(ends) - min(begins), cpu=sum(times), peak=0)


def parsing(paths: list[Path], workers: int) -> Run:
    return timed(parse_all, [str(path) for path in paths], workers)


def writing(output: Path, copy: Path, workers: int) -> Run:
    """Writes a copy of the output folder, which must not be there yet; the folders in it are made before."""
    files = [path for path in output.rglob("*") if path.is_file()]
    for folder in sorted({path.parent for path in files}):
        (copy / folder.relative_to(output)).mkdir(parents=True, exist_ok=True)
    return timed(write_all, [(str(path), str(copy / path.relative_to(output))) for path in files], workers)
