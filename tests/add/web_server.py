"""A server on this machine that answers as web servers do, well or badly."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html>
<html lang="en"><head><title>Harbour talks end | Coastal News</title>
<meta property="og:title" content="Harbour talks end without a deal">
<meta property="og:site_name" content="Coastal News">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Harbour talks end without a deal", "datePublished": "2025-03-04T09:00:00+00:00"}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Harbour talks end without a deal</h1>
<p>Talks on the new harbour of Lindvik ended on Tuesday without a deal between the town and the company.</p>
<p>“We have come closer, but not close enough,” the mayor, Anna Berg, said after the meeting in the town hall.</p>
<p>The company that wants to build the harbour said that it would present a new plan within the next two weeks, and
that it expected the council to decide on it before the summer.</p></article>
<footer>All rights reserved</footer></body></html>
"""


@dataclass
class Answer:
    """What the server says to one path."""

    body: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0  # seconds between two bytes
    length: int | None = None  # said, where it is not the true one


class Server:
    """Answers by path, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, dict(self.headers)))
                answer = server.answers.get(self.path, Answer(b"not here", status=404))
                self.send_response(answer.status)
                if answer.media_type:
                    self.send_header("Content-Type", answer.media_type)
                length = len(answer.body) if answer.length is None else answer.length
                self.send_header("Content-Length", str(length))
                for key, value in answer.headers.items():
                    self.send_header(key, value)
                self.end_headers()
                try:
                    for at in range(len(answer.body)) if answer.drip else ():
                        self.wfile.write(answer.body[at : at + 1])
                        self.wfile.flush()
                        time.sleep(answer.drip)
                    if not answer.drip:
                        self.wfile.write(answer.body)
                except OSError:
                    self.close_connection = True  # the other side has had enough

            def log_message(self, *_: object) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.httpd.daemon_threads = True
        self.thread = threading.Thread(target=self.httpd.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.httpd.server_port}"

    def page(self, path: str, body: str = PAGE, **more: object) -> str:
        self.answers[path] = Answer(body.encode(), **more)  # type: ignore[arg-type]
        return self.root + path

    def close(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()
        self.thread.join()
