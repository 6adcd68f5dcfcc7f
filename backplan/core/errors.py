"""What can be wrong with something backplan was given."""


class BackplanError(Exception):
    """Base of every error that backplan raises on purpose."""


class InvalidValueError(BackplanError):
    """A value that was given is not allowed.

    The value itself is kept out of the message: answers are health data and messages reach logs.
    Only the command line, where the visitor's own file is on the screen, shows it.

    Attributes:
        key: Where it stands, for example ``flag_details.RF09.cannot_stand``.
        value: What was given.
        allowed: What would have been right, in words.
    """

    def __init__(self, key: str, value: object, allowed: str) -> None:
        super().__init__(f"{key}: allowed is {allowed}")
        self.key = key
        self.value = value
        self.allowed = allowed


class ContentError(BackplanError):
    """A file of backplan's own content is wrong; the message names file, key, value and the fix."""
