"""A date and a time on the wall, in one time zone, as a moment. No database here."""

from datetime import UTC, datetime, timedelta


class NoSuchMoment(ValueError):
    """No one moment has that date and time, or it has passed; the message says so."""


def moment_of(day, clock, zone):
    """The moment at which clocks in ``zone`` (a ZoneInfo) show ``clock`` on ``day``.

    Raise NoSuchMoment for a time that a change of the clocks leaves out or brings twice; the
    message says which times near it are sound.
    """
    wall = datetime.combine(day, clock)
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    when = f"{_words(wall)} in {place(zone)}"
    around = sorted(each.astimezone(UTC) for each in (first, second))
    change = _clock_change(*around, zone)
    low, high = sorted(
        (change + offset).replace(tzinfo=None) for offset in (first.utcoffset(), second.utcoffset())
    )
    way_out = f"Choose a time before {_clock(low, wall)}, or from {_clock(high, wall)} on"
    if first.utcoffset() < second.utcoffset():
        raise NoSuchMoment(f"There is no {when}: clocks go forward over it. {way_out}")
    utc = " and at ".join(_clock(each, wall) for each in around)
    raise NoSuchMoment(f"It is {when} twice, at {utc} UTC: clocks go back over it. {way_out}")


def _words(wall):
    return f"{wall:%H:%M} on {wall.day} {wall:%B %Y}"


def _clock(wall, other):
    """The time of ``wall``, with its day unless that is the day of ``other``."""
    return f"{wall:%H:%M}" if wall.date() == other.date() else _words(wall)


def _clock_change(early, late, zone):
    """The minute, in UTC, after ``early`` and not after ``late`` at which ``zone`` changes."""
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(second=0, microsecond=0)


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


def in_zones(moment, zones):
    """What clocks in each of ``zones`` show at ``moment``: pairs of where and when.

    The date stands with the first, and again where it is another than the one before. A place
    that was named is not named again. For example
    [("Paris (CET, UTC+1)", "Mon 23 Nov 2026, 08:30"), ("UTC", "07:30")].
    """
    told, day = {}, None
    for zone in zones:
        local = moment.astimezone(zone)
        name = place(zone)
        where = name if name == "UTC" else f"{name} ({offset_words(local)})"
        if where in told:
            continue
        date = "" if local.date() == day else f"{local:%a} {local.day} {local:%b %Y}, "
        told[where], day = f"{date}{local:%H:%M}", local.date()
    return list(told.items())
