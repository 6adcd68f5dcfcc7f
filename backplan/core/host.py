"""The host: whoever runs this copy of backplan, and what they have set (data/host.toml)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

MAIL = "mailto"
LOCAL = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What a host has set; nothing of it changes a plan.

    Attributes:
        name: Who runs this copy, as visitors know them; None while nobody said.
        safety_contact: Where a safety concern goes: an e-mail or https address; None while nobody
            said.
        embed_on: Origins whose pages may show backplan inside their own; mostly none.
        open_metrics: Whether the server's own figures can be asked for without a password.
    """

    name: str | None = None
    safety_contact: str | None = None
    embed_on: tuple[str, ...] = ()
    open_metrics: bool = False

    def __post_init__(self) -> None:
        """Refuse an address that no browser could follow."""
        contact = self.safety_contact
        if contact is not None and not (_is_mail(contact) or _is_https(contact)):
            raise ValueError("safety_contact: allowed is an e-mail address or an https:// address")
        for origin in self.embed_on:
            if not _is_origin(origin):
                raise ValueError("embed_on: allowed is an origin such as https://clinic.example")

    @property
    def safety_link(self) -> str | None:
        """Return the safety contact as a link, None where there is none."""
        contact = self.safety_contact
        return f"{MAIL}:{contact}" if contact is not None and _is_mail(contact) else contact


def _is_mail(text: str) -> bool:
    """Return whether *text* looks like an e-mail address that needs no quoting in a link."""
    name, at, domain = text.partition("@")
    plain = name.replace(".", "").replace("-", "").replace("_", "").replace("+", "")
    return bool(at) and plain.isalnum() and text.isascii() and _is_https(f"https://{domain}")


def _is_https(text: str) -> bool:
    """Return whether *text* is an https address with a host, and nothing that breaks a link."""
    parts = urlsplit(text)
    plain = text.isascii() and text.isprintable() and not set(text) & set(" \"'<>()[]\\")
    return plain and parts.scheme == "https" and "." in (parts.hostname or "")


def _is_origin(text: str) -> bool:
    """Return whether *text* is an origin; without TLS only this machine's own, to try it out."""
    parts = urlsplit(text)
    local = parts.scheme == "http" and parts.hostname in LOCAL
    return (_is_https(text) or local) and text == f"{parts.scheme}://{parts.netloc}"
