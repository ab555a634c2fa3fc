"""How long a keystroke takes in a table of a hundred rows, of a ranking and of a scorecard, from the event to everything laid out; and of that how long the
engine takes, from the request as it is told to the reply as it is read, and how long the page's style and layout. Median and
95 % of 300, in ms.

    .build/release/rapport build --output /tmp/measured
    .venv/bin/python Benchmarks/keystroke.py /tmp/measured

The figures are of an idle machine; the tests count what a keystroke does and time nothing.
"""

import http.server
import shutil
import statistics
import sys
import threading
from functools import partial

from playwright.sync_api import expect, sync_playwright

# The tool; the table; the column that is typed into, and up to what; the rows that are pasted.
TOOLS = [
    ("monthly-ranking", "people", "score", 100, "\n".join(f"{number}\t{number * 7 % 100}" for number in range(100))),
    ("relationship-score", "actions", "times", 5, "\n".join(f"{number}\tvisit\t\tdecision\t\t{number % 5}\ttrue" for number in range(100))),
]

MEASURE = """([table, column, most]) => {
  const inputs = [...document.querySelectorAll(`[data-input="${table}"] tbody [data-column="${column}"] input`)];
  const times = { all: [], engine: [], layout: [] };
  const { program } = document.querySelector("rapport-tool"), run = program.run;
  program.run = (...given) => {
    const start = performance.now();
    const reply = run.apply(program, given);
    times.engine.push(performance.now() - start);
    return reply;
  };
  for (let turn = 0; turn < 300; turn += 1) {
    const input = inputs[turn % inputs.length];
    input.value = String(turn % most);
    const start = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const told = performance.now();
    document.body.getBoundingClientRect();
    const end = performance.now();
    times.layout.push(end - told);
    times.all.push(end - start);
  }
  return times;
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main(site: str):
    server = http.server.ThreadingHTTPServer(("localhost", 0), partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for tool, table, column, most, rows in TOOLS:
            page = browser.new_page()
            page.goto(f"http://localhost:{server.server_port}/tools/{tool}.html")
            page.locator("rapport-tool[data-live]").wait_for()
            page.locator(f'[data-input="{table}"] tbody input').first.focus()
            page.evaluate("""text => {
              const data = new DataTransfer(); data.setData("text/plain", text);
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }""", rows)
            expect(page.locator(f'[data-input="{table}"] tbody tr')).to_have_count(100)
            times = {part: sorted(each) for part, each in page.evaluate(MEASURE, [table, column, most]).items()}
            for part, name in {"all": "keystroke", "engine": "the engine", "layout": "style and layout"}.items():
                median, late = statistics.median(times[part]), times[part][int(len(times[part]) * .95)]
                print(f"{tool}, {name}: median {median:.1f} ms, 95 % {late:.1f} ms")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
