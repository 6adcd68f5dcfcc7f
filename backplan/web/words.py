"""Values as words, for the pages: those that are on paper as well."""

from backplan.words import DAYS, band, day, dose, full_day

__all__ = ["DAYS", "band", "day", "dose", "full_day"]
