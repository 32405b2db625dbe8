"""A date and a time on the wall, in one time zone, as a moment. No database here."""

from datetime import UTC, datetime, timedelta


class NoSuchMoment(ValueError):
    """No one moment has that date and time, or it has passed; the message says so."""


def moment_of(day, clock, zone):
    """The moment at which clocks in ``zone`` (a ZoneInfo) show ``clock`` on ``day``.

    Raise NoSuchMoment for a time that a change of the clocks leaves out or brings twice.
    """
    wall = datetime.combine(day, clock)
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    when = f"{wall:%H:%M} on {wall.day} {wall:%B %Y} in {place(zone)}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall:
        raise NoSuchMoment(f"There is no {when}: clocks go forward over it. Choose another time")
    raise NoSuchMoment(f"It is {when} twice: clocks go back over it. Choose another time")


def later_than(now, moment, zone):
    """``moment``; raise NoSuchMoment unless it lies after ``now``."""
    if moment.astimezone(UTC) <= now:
        raise NoSuchMoment(
            f"Choose a time after now ({now.astimezone(zone):%H:%M} in {place(zone)})"
        )
    return moment


def place(zone):
    """What to call ``zone`` in a sentence: its city."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def offset_words(moment):
    """The zone of an aware ``moment`` in letters and hours, like "CET, UTC+1"."""
    minutes = round(moment.utcoffset() / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    offset = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    name = moment.tzname() or ""
    return f"{name}, {offset}" if name.isalpha() and name != "UTC" else offset
