"""Writes week_ends.csv with python-dateutil as the oracle.

pip install python-dateutil==2.9.0.post0 && python3 week_ends.py
Week n from a day, which is the first day of week 1, ends on the n-th day, from it on, that is of the weekday before its own:
`relativedelta(weekday=SU(8))` is the eighth Sunday. dateutil looks the weekday up; nothing is multiplied here.
"""
from datetime import date
from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta

WEEKDAYS = [MO, TU, WE, TH, FR, SA, SU]
STARTS = [
    # Every day of a week that is followed by the change to summer time.
    *(date(2025, 3, day) for day in range(10, 17)),
    # The ends of years, among them of one with 53 ISO weeks.
    date(2019, 12, 30), date(2019, 12, 31), date(2020, 12, 28), date(2020, 12, 31), date(2021, 1, 1), date(2026, 12, 31),
    # Leap years, and one that is none.
    date(2020, 2, 23), date(2020, 2, 29), date(2023, 2, 22), date(2023, 3, 1), date(2024, 2, 22), date(2024, 2, 29),
    date(2028, 1, 1), date(2028, 2, 29),
    # The days on which Danish clocks change.
    date(2019, 3, 31), date(2019, 10, 27), date(2024, 10, 27), date(2026, 3, 29), date(2030, 10, 27),
]
WEEKS = [1, 2, 4, 8, 26, 52, 53]

with open("week_ends.csv", "w", encoding="utf-8") as file:
    file.write("date,week,last_day\n")
    for start in STARTS:
        before = WEEKDAYS[start.weekday() - 1]
        for week in WEEKS:
            file.write(f"{start},{week},{start + relativedelta(weekday=before(week))}\n")
