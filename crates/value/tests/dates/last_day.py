"""Writes last_day.csv with python-dateutil as the oracle.

pip install python-dateutil==2.9.0.post0 && python3 last_day.py
`relativedelta(months=n, day=31)` is the last day of the month n months later.
"""
from calendar import monthrange
from datetime import date
from dateutil.relativedelta import relativedelta

STARTS = [
    date(2019, 1, 30), date(2019, 1, 31), date(2019, 2, 27), date(2019, 2, 28), date(2019, 4, 30), date(2020, 2, 28),
    date(2020, 2, 29), date(2020, 6, 30), date(2023, 11, 30), date(2023, 12, 31), date(2024, 1, 31), date(2026, 2, 28),
    date(2027, 9, 29), date(2030, 11, 30),
]
MONTHS = [1, 2, 3, 6, 12, 18, 24, -1, -2, -6]

with open("last_day.csv", "w", encoding="utf-8") as file:
    file.write("date,months,result\n")
    for start in STARTS:
        is_last = start.day == monthrange(start.year, start.month)[1]
        for months in MONTHS:
            step = relativedelta(months=months, day=31) if is_last else relativedelta(months=months)
            file.write(f"{start},{months},{start + step}\n")
