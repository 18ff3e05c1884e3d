"""Days and instants of the made-up year 架空の一年: office days, office hours, never in the future."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from banso.kernel.business_days import next_office_day, previous_office_day
from banso.platform.clock import TOKYO


def office_day_before(random: Random, today: date, longest: int, shortest: int = 1) -> date:
    """An office day between `longest` and `shortest` days ago."""
    return previous_office_day(today - timedelta(days=random.randint(shortest, longest)))


def office_day_after(random: Random, day: date, longest: int, latest: date) -> date:
    """An office day up to `longest` days after a day; the day itself when that would be after `latest`."""
    chosen = next_office_day(day + timedelta(days=random.randint(0, longest)))
    return chosen if chosen <= latest else day


def at_office(day: date, hour: int = 10) -> datetime:
    """An instant of that day in Tokyo, in UTC."""
    return datetime.combine(day, time(hour), TOKYO).astimezone(UTC)
