"""A policy site that answers as it is told, and pages of a shop that embed its notice."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST_POLICY = "default-src 'none'; script-src {site}; connect-src {site}; style-src 'nonce-host'"
HOST = """<!doctype html><html lang="{lang}" dir="{direction}"><head><meta charset="utf-8">
<title>A shop</title><style nonce="host">
inforce-notice {{ display: block; block-size: 12rem; overflow: auto; }}
body {{ margin: 0; background: {paper}; color: {ink}; }} section {{ color: red; position: fixed; }}
</style><script src="{site}notice.js" defer></script></head><body><h1>Shop</h1>
{element}
<p id="after">Buy a lamp.</p></body></html>"""
ELEMENT = '<inforce-notice policies="privacy">Our <b>policies</b>.</inforce-notice>'


def notice(**changes):
    """A notice as a policy site publishes it."""
    return {
        "id": "privacy@2027-01-15/announcement",
        "kind": "announcement",
        "policy": "privacy",
        "label": "2027-01-15",
        "class": "material",
        "direction": "reduces",
        "announced": "2026-11-20",
        "effective": "2027-01-15",
        "until": "2027-01-14",
        "shown_from": "2026-11-20",
        "shown_until": "2027-01-14",
        "dismissible": False,
        "services": ["map"],
        "landing": "privacy/2027-01-15/notice/",
        "text": "privacy/2027-01-15/",
        "comparison": "privacy/2025-06-01..2027-01-15/",
        "languages": {
            "en": told("Privacy policy: new text from 15 January 2027"),
            "de": told("Datenschutzerklärung: neuer Text ab dem 15.01.2027"),
            "he": told("מדיניות פרטיות: נוסח חדש מ־15 בינואר 2027", direction="rtl"),
        },
    } | changes


def told(title, **changes):
    """A notice in one language."""
    return {
        "title": title,
        "summary": "Logs are kept for longer.",
        "short": "Logs are kept for longer.",
        "before": "Until 14 January 2027 the present text applies.",
        "after": "From 15 January 2027 the new text applies.",
        "direction": "ltr",
        "links": {"landing": "What changes", "comparison": "Compare", "text": "Read the new text"},
    } | changes


def answer(*notices, **changes):
    """What the policy site answers."""
    facts = {"site": "Lantern Post", "url": "", "timezone": "Europe/Brussels", "as_of": None}
    return json.dumps(facts | {"notices": list(notices)} | changes).encode()


class Site:
    """A policy site that answers as it is told, and remembers what it was asked."""

    def __init__(self):
        self.body = answer(notice())
        self.status = 200
        self.headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "application/json"}
        self.wait = 0.0
        self.asked = []


@contextmanager
def serving(respond) -> Iterator[str]:
    """The address of a server whose answers a function gives."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            respond(self)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def send(handler, status, headers, body):
    """One answer; whoever asked may have gone."""
    try:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
    except (BrokenPipeError, ConnectionResetError):
        pass


class Visit:
    """A page of another site, with everything that went wrong on it."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.requests, self.errors, self.complaints = [], [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))

    def notices(self):
        """The titles that a visitor sees."""
        return self.page.locator("inforce-notice [part=title]").all_inner_texts()

    def settle(self):
        """Wait until the answer has come and been dealt with."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate("() => new Promise(done => setTimeout(done, 50))")
