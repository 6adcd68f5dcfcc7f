"""The host: whoever runs this copy of backplan, and what they have set (data/host.toml)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from backplan.core.colour import READABLE, contrast_with_white, is_colour

MAIL = "mailto"
LOCAL = ("localhost", "127.0.0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the host's at the foot of every page."""

    title: str
    link: str

    def __post_init__(self) -> None:
        """Refuse an address that no browser could follow."""
        _refuse_unless(_is_https(self.link), "link: allowed is an https:// address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinic:
    """Whom to reach nearby.

    Attributes:
        name: As people know it.
        calls: Numbers as dialled.
        words: One more sentence, such as when somebody answers.
        link: Its page.
    """

    name: str
    calls: tuple[str, ...] = ()
    words: str | None = None
    link: str | None = None

    def __post_init__(self) -> None:
        """Refuse a number that cannot be dialled, and an address that cannot be followed."""
        for number in self.calls:
            dialled = number.removeprefix("+")
            digits = dialled.isascii() and dialled.replace(" ", "").isdigit()
            _refuse_unless(digits, "calls: allowed are digits, blanks and a leading +")
        fits = self.link is None or _is_https(self.link)
        _refuse_unless(fits, "link: allowed is an https:// address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer:
    """Somebody to train with near the visitor: what the card says, and where it leads."""

    words: str
    link: str | None = None

    def __post_init__(self) -> None:
        """Refuse an address that no browser could follow."""
        fits = self.link is None or _is_https(self.link)
        _refuse_unless(fits, "link: allowed is an https:// address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colour of buttons and of what is chosen, on light and on dark; white stands on it."""

    light: str | None = None
    dark: str | None = None

    def __post_init__(self) -> None:
        """Refuse what is no colour, and one on which white cannot be read."""
        for name, colour in (("light", self.light), ("dark", self.dark)):
            if colour is not None:
                given = f"{name}: allowed is a colour such as #0f6456"
                _refuse_unless(is_colour(colour), given)
                _refuse_unless(
                    contrast_with_white(colour) >= READABLE,
                    f"{name}: white text on it could not be read; allowed is a darker colour",
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What a host has set. Of a plan it only takes away: exercises, or the whole for a while.

    Attributes:
        name: Who runs this copy, as visitors know them; None while nobody said.
        safety_contact: Where a safety concern goes: an e-mail or https address; None while nobody
            said.
        embed_on: Origins whose pages may show backplan inside their own; mostly none.
        open_metrics: Whether the server's own figures can be asked for without a password.
        links: Links at the foot of every page.
        theme: Colours of their own.
        clinic: Whom to reach nearby.
        trainer: The card "Train with a person near you"; None takes it away.
        withheld_exercises: Ids of exercises that nobody is shown.
        plans_paused: Why no plan is shown to anybody for now; None while plans go on.
    """

    name: str | None = None
    safety_contact: str | None = None
    embed_on: tuple[str, ...] = ()
    open_metrics: bool = False
    links: tuple[Link, ...] = ()
    theme: Theme | None = None
    clinic: Clinic | None = None
    trainer: Trainer | None = None
    withheld_exercises: tuple[str, ...] = ()
    plans_paused: str | None = None

    def __post_init__(self) -> None:
        """Refuse an address that no browser could follow."""
        contact = self.safety_contact
        if contact is not None and not (_is_mail(contact) or _is_https(contact)):
            raise ValueError("safety_contact: allowed is an e-mail address or an https:// address")
        for origin in self.embed_on:
            if not _is_origin(origin):
                raise ValueError("embed_on: allowed is an origin such as https://clinic.example")
        if self.plans_paused is not None and not self.plans_paused.strip():
            raise ValueError("plans_paused: allowed is the reason, in words for visitors")

    @property
    def safety_link(self) -> str | None:
        """Return the safety contact as a link, None where there is none."""
        contact = self.safety_contact
        return f"{MAIL}:{contact}" if contact is not None and _is_mail(contact) else contact


def _refuse_unless(fits: bool, words: str) -> None:  # noqa: FBT001
    """Refuse a value with *words* unless it fits."""
    if not fits:
        raise ValueError(words)


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
