"""Writes hours.csv with NumPy's business days as the oracle.

pip install numpy==2.4.6 && python3 hours.py
Hours spread evenly over Monday to Friday reach an amount on the n-th of these days, n being the amount divided by a fifth of the
hours a week and rounded up (exact fractions). `busday_offset` finds that day; what does not count is its list of holidays,
Danish holidays being none. `busday_count` counts back.
"""
from fractions import Fraction
from math import ceil
import numpy

# Full-time insured, 160.33 hours a month, and part-time insured, 130 hours: three, six and sixteen months.
AMOUNTS = {"37": ["480.99", "961.98", "2565.28"], "30": ["390", "780", "2080"]}
# Where the amount is reached to the hundredth or missed by one, and fewer hours a week.
EDGES = {"37": ["7.4", "7.41", "481", "481.01", "962", "962.01"], "30": ["389.99", "390.01"], "18.5": ["480.99", "961.98"],
         "36.99": ["480.87", "480.99"], "12.3": ["961.98"], "0.5": ["0.1", "0.11"]}
WINDOWS = "2020-03-01/2020-08-31 2021-01-01/2021-06-30"
# Beside the windows, three weeks of work; and the days on which Danish clocks change.
PAUSES = [WINDOWS + " 2021-08-02/2021-08-20", "2021-08-02/2021-08-20", "2021-10-31/2021-10-31 2022-03-27/2022-03-28"]

WEEK = [f"2023-12-{day}" for day in range(11, 18)]
OTHERS = ["2024-02-29", "2024-03-31", "2025-10-26", "2026-12-31", "2027-12-01", "2028-02-29", "2030-12-31"]
# The windows' edges: the last days from which three or six months are over before them, and the days around them.
AROUND = [
    "2019-09-02", "2019-09-03", "2019-11-04", "2019-11-29", "2019-11-30", "2019-12-01", "2019-12-02", "2019-12-03",
    "2020-02-28", "2020-02-29", "2020-03-01", "2020-03-02", "2020-06-17", "2020-08-30", "2020-08-31", "2020-09-01",
    "2020-10-02", "2020-10-05", "2020-12-31", "2021-01-01", "2021-04-25", "2021-05-10", "2021-06-30", "2021-07-01",
]


def reached(begun, weekly, hours, left_out):
    days = ceil(Fraction(hours) / (Fraction(weekly) / 5))
    holidays = []
    for stretch in left_out.split():
        first, last = map(numpy.datetime64, stretch.split("/"))
        holidays.extend(numpy.arange(first, last + 1))
    day = numpy.busday_offset(begun, days - 1, roll="forward", holidays=holidays)
    assert numpy.busday_count(begun, day, holidays=holidays) == days - 1
    return day


rows = []
for begun in WEEK + OTHERS:
    rows += [(begun, weekly, hours, "") for weekly in AMOUNTS for hours in AMOUNTS[weekly]]
for begun in AROUND:
    for weekly in AMOUNTS:
        rows += [(begun, weekly, hours, left_out) for hours in AMOUNTS[weekly] for left_out in ("", WINDOWS)]
for begun in ("2023-12-15", "2024-02-29", "2024-06-01"):
    rows += [(begun, weekly, hours, "") for weekly in EDGES for hours in EDGES[weekly]]
for begun in ("2021-05-10", "2021-08-01", "2021-08-20"):
    for weekly in AMOUNTS:
        rows += [(begun, weekly, hours, left_out) for hours in AMOUNTS[weekly] for left_out in PAUSES]
with open("hours.csv", "w", encoding="utf-8") as file:
    file.write("begun,weekly,hours,left_out,reached\n")
    for row in rows:
        file.write(",".join([*row, str(reached(*row))]) + "\n")
