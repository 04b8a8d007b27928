"""Writes working_days.csv with NumPy's business days as the oracle, on the days of holidays.csv.

pip install numpy==2.4.6 && python3 working_days.py
`busday_offset` counts Monday to Friday without the holidays: so many days later, earlier if negative, and for 0 the day itself or
the next such day. 1 May is left out, as in `tests/suite/holidays.rs`.
"""
import csv
import numpy

with open("holidays.csv", encoding="utf-8") as file:
    holidays = {row["date"]: row["name"] for row in csv.DictReader(file) if row["name"] != "Workers' Day"}
closed = list(holidays)


def counted(day, days):
    # From a day off the first day counted is the next working day (the one before it), so it begins at the one before (after).
    return numpy.busday_offset(day, days, roll="backward" if days > 0 else "forward", holidays=closed)


rows = []
for easter in (numpy.datetime64(day) for day, name in holidays.items() if name == "Easter Sunday"):
    year = easter.item().year
    # Before and in Easter, Ascension Day, the day before Whit Sunday; Constitution Day, Christmas, the turn of the year.
    days = [easter - 4, easter - 1, easter + 39, easter + 48]
    days += [numpy.datetime64(f"{year}-{day}") for day in ("06-05", "12-23", "12-31")]
    for day in days:
        found = [(day, number, counted(day, number)) for number in (0, 1, 5, -1, -3)]
        # The holidays of 2031 are not in the table, so nothing is said of its days.
        rows += [row for row in found if row[2] < numpy.datetime64("2031-01-01")]
with open("working_days.csv", "w", encoding="utf-8") as file:
    file.write("date,days,result\n")
    for row in rows:
        file.write(",".join(map(str, row)) + "\n")
