"""What a browser does on a site: every request, everything its policy stopped, everything it complained of."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Response

_TELL = """window.addEventListener("securitypolicyviolation", event => window.tellViolation(
    `${event.violatedDirective}: ${event.blockedURI} on ${event.documentURI} ${event.sample}`), true)"""


@dataclass
class Watch:
    """What has happened in a browser's window since it was opened.

    Attributes:
        host: of the site, with its port.
        requests: addresses in order, those of workers included.
        violations: of the Content-Security-Policy.
        errors: what scripts threw and the console shows as errors.
        refused: answers of 400 and above, as `status address`.
    """

    host: str
    requests: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        """The requests that left the site's host."""
        own = {"data", "blob"}
        split = ((address, urlsplit(address)) for address in self.requests)
        return [address for address, url in split if url.scheme not in own and url.netloc != self.host]

    @property
    def faults(self) -> list[str]:
        """Everything that must not happen on any page that is there."""
        return [f"asked {url}" for url in self.foreign] + self.violations + self.errors + self.refused

    def is_calm(self) -> bool:
        """Whether nothing of that has happened.

        Raises:
            AssertionError: something has; the text tells each once.
        """
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))
        return True


def watch(context: BrowserContext, url: str) -> Watch:
    """Watch a window, which must be new, on the site at this address."""
    seen = Watch(urlsplit(url).netloc)

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.errors.append(f"{message.text} ({message.location['url']})")

    def answer(response: Response) -> None:
        if response.status >= 400:
            seen.refused.append(f"{response.status} {response.url}")

    def thrown(error: Error) -> None:
        seen.errors.append(str(error))

    context.on("request", lambda request: seen.requests.append(request.url))
    context.on("response", answer)
    context.on("console", console)
    context.on("weberror", lambda event: thrown(event.error))
    # Playwright sets an attribute on the function, which a built-in one does not take.
    context.expose_function("tellViolation", lambda told: seen.violations.append(told))  # noqa: PLW0108
    context.add_init_script(_TELL)
    return seen
