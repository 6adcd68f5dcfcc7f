"""Why a file of steps was refused."""

from collections.abc import Mapping
from enum import StrEnum

from backplan.core.errors import BackplanError


class Fault(StrEnum):
    """What is wrong with a file, or with reading it."""

    EMPTY = "empty"
    NOT_STEPS = "not_steps"
    NO_STEPS = "no_steps"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NESTED = "nested"
    ENTITIES = "entities"
    DAY_ORDER = "day_order"
    FILE_TOO_LARGE = "file_too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_FILES = "too_many_files"
    TOO_MUCH = "too_much"
    TOO_LONG = "too_long"
    CANCELLED = "cancelled"
    NOT_STARTED = "not_started"
    BUSY = "busy"


SAID: Mapping[Fault, str] = {
    Fault.EMPTY: "the file is empty",
    Fault.NOT_STEPS: "this is no export of steps that backplan knows",
    Fault.NO_STEPS: "there is no count of steps in it",
    Fault.DAMAGED: "the file is damaged or was cut short",
    Fault.ENCRYPTED: "the file is locked with a password; export it without one",
    Fault.NESTED: "there are zip files inside; unpack it once and give one of them",
    Fault.ENTITIES: "the file declares entities, which no export of steps needs",
    Fault.DAY_ORDER: "its dates may be read two ways; say --dates day-first or month-first",
    Fault.FILE_TOO_LARGE: "the file is larger than 200 MiB",
    Fault.UNPACKS_TOO_LARGE: "the file unpacks to more than 8 GiB",
    Fault.TOO_MANY_FILES: "there are too many files in it",
    Fault.TOO_MUCH: "there is more in it than any phone counts",
    Fault.TOO_LONG: "reading it takes too long",
    Fault.CANCELLED: "reading was stopped",
    Fault.NOT_STARTED: "reading could not be started; try again",
    Fault.BUSY: "others are being read; try again in a minute",
}


class StepsFileError(BackplanError):
    """A file of steps was refused, all of it; the message says nothing of what is in it.

    Attributes:
        fault: Why.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(SAID[fault])
        self.fault = fault
