"""Calendar: arithmetic of days. Weeks run from Monday to Sunday; days are plain calendar days, without time zone."""

from calendar import monthrange
from datetime import date, timedelta

from fogline.models.measure import Interval

_ONE = timedelta(days=1)
_LATEST_YEAR = 2199


def find_weekday(day: date, weekday: int, tense: str = "", strict: bool = False) -> date:
    """The weekday (Monday 0) latest up to `day`, or earliest from `day` on in the future; `strict` leaves `day` out."""
    if tense == "future":
        start = day + _ONE if strict else day
        return start + timedelta(days=(weekday - start.weekday()) % 7)
    start = day - _ONE if strict else day
    return start - timedelta(days=(start.weekday() - weekday) % 7)


def get_month(year: int, month: int, edge: str = "") -> tuple[date, date]:
    """First and last day of a month (or of its early, mid or late third); `month` may run over 12 or under 1."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if edge in ("early", "start"):
        return first, date(year, month, 10)
    if edge == "mid":
        return date(year, month, 11), date(year, month, 20)
    if edge in ("late", "end"):
        return date(year, month, 21), last
    return first, last


def get_year(year: int, edge: str = "") -> tuple[date, date]:
    """First and last day of a year, or of the part that early, mid, late, start or end name."""
    months = {"early": (1, 3), "start": (1, 1), "mid": (5, 8), "late": (10, 12), "end": (12, 12)}.get(edge, (1, 12))
    return date(year, months[0], 1), get_month(year, months[1])[1]


def find_yearless(
    month: int, day: int, seen_from: date | None, tense: str = "", weekday: int | None = None
) -> date | None:
    """The date that a month and day without a year mean: the latest one, or the coming one in the future.

    Without a verb's help, one more than nine months back is taken to lie ahead. A weekday narrows the year.
    """
    if seen_from is None:
        return None
    choices = [
        date(year, month, day)
        for year in range(seen_from.year - 6, seen_from.year + 3)
        if day <= monthrange(year, month)[1]
    ]
    fitting = [choice for choice in choices if weekday is None or choice.weekday() == weekday]
    choices = [c for c in (fitting or choices) if weekday is not None or abs((c - seen_from).days) <= 366]
    past = max((c for c in choices if c <= seen_from), default=None)
    ahead = min((c for c in choices if c >= seen_from), default=None)
    if tense == "future":
        return ahead or past
    if past is None or (tense == "" and ahead and (seen_from - past).days > 270):
        return ahead or past
    if weekday is not None and ahead and (ahead - seen_from).days < 14 and (seen_from - past).days > 300:
        return ahead
    return past


def get_season(year: int, month: int) -> Interval:
    """The three months from `month` on."""
    return Interval(get_month(year, month)[0], get_month(year, month + 2)[1], "range", "explicit")


def get_unit(day: date, unit: str, shift: int, edge: str = "") -> tuple[date, date]:
    """First and last day of the unit (day, week, month, year ...) around a day, `shift` units on."""
    if unit == "day":
        return day + shift * _ONE, day + shift * _ONE
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + 7 * shift * _ONE
        low, high = {"early": (0, 2), "mid": (1, 3), "late": (3, 6), "start": (0, 1), "end": (4, 6)}.get(edge, (0, 6))
        return monday + low * _ONE, monday + high * _ONE
    if unit == "month":
        return get_month(day.year, day.month + shift, edge)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    if years == 1:
        return get_year(day.year + shift, edge)
    start = (day.year // years + shift) * years
    return date(start, 1, 1), date(start + years - 1, 12, 31)


def shift_day(day: date, unit: str, n: int, inside: bool = False) -> date:
    """`n` units from `day`; `inside` counts `day` itself as one of them. Hours count as started days from 7 on."""
    less = (1 if n > 0 else -1) if inside and n else 0
    if unit in ("minute", "hour"):
        hours = abs(n) if unit == "hour" else 0
        days = 0 if hours <= 6 else -(-hours // 24)
        return day + timedelta(days=days if n > 0 else -days)
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days={"day": 1, "week": 7, "fortnight": 14}[unit] * n - less)
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * n
    first, last = get_month(day.year, day.month + months)
    return min(first.replace(day=min(day.day, last.day)), date(_LATEST_YEAR, 12, 31))
