"""Words for steps from a phone: how to get the file, and what can be wrong with it."""

from collections.abc import Mapping

from backplan.diary.steps.asked import DayOrder
from backplan.diary.steps.faults import Fault

HOW: Mapping[str, str] = {
    "iPhone or Apple Watch": (
        "Open the Health app. Tap your picture at the top, then “Export All Health Data”. This "
        "can take some minutes. Save the zip file and choose it here as it is."
    ),
    "Fitbit or Google Health": (
        "Go to takeout.google.com. Choose only Fitbit or Google Health. Google sends you a link to "
        "a zip file. Choose it here as it is."
    ),
    "Google Fit": (
        "Go to takeout.google.com. Choose only Fit. Google sends you a link to a zip file. Choose "
        "it here as it is."
    ),
    "Health Connect on Android": (
        "Open Settings and find Health Connect. Tap “Backup and restore”, then export once. Choose "
        "the zip file here."
    ),
    "Samsung Health": (
        "Open the app, then its settings. Tap “Download personal data”. Make a zip of the folder, "
        "or choose the file with “step_daily_trend” in its name."
    ),
    "Garmin": (
        "On the Garmin Connect web page, open Reports, then Steps, and tap “Export”. Or ask Garmin "
        "for all your data, and choose the zip file here."
    ),
    "Any other app, or your own list": (
        "Make a table with two columns, “date” and “steps”, and save it as CSV. Leave out days "
        "that you did not count."
    ),
}
ORDERS: Mapping[DayOrder, str] = {
    DayOrder.DAY_FIRST: "Day first: 31/12/2026",
    DayOrder.MONTH_FIRST: "Month first: 12/31/2026",
}
NOTHING_ADDED = "Nothing was added."
FAULTS: Mapping[Fault, str] = {
    Fault.EMPTY: "This file is empty. Please export it once more.",
    Fault.NOT_STEPS: (
        "We do not know this kind of file. Choose the file as your app made it, or a table with "
        "the columns “date” and “steps”."
    ),
    Fault.NO_STEPS: "We could read this file, but there are no steps in it.",
    Fault.DAMAGED: "This file is damaged, or a part is missing. Please export it once more.",
    Fault.ENCRYPTED: "This file is locked with a password. Please export it without one.",
    Fault.NESTED: (
        "There are zip files inside this zip file. Unpack it, then choose the one from your app."
    ),
    Fault.ENTITIES: "This file holds something that no health app writes, so we did not read it.",
    Fault.FILE_TOO_LARGE: "This file is larger than 200 MB. Please export fewer things, or less.",
    Fault.UNPACKS_TOO_LARGE: "This file unpacks to more than 8 GB. That is more than we can read.",
    Fault.TOO_MANY_FILES: "There are too many files in it. Please export your steps only.",
    Fault.TOO_MUCH: "There is more in this file than a phone can count in a life.",
    Fault.TOO_LONG: "Reading this file took too long, so we stopped. Please export fewer things.",
    Fault.CANCELLED: "You stopped it.",
    Fault.NOT_STARTED: "We could not start to read this file. Please try again in a minute.",
    Fault.BUSY: "Other files are being read just now. Please try again in a minute.",
}
