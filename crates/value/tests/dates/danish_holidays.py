"""Danish holidays of 2019-2030, by PyPI's `holidays` (pip install holidays==0.109; MIT)

Writes holidays.csv: the public holidays, and beside them the days that the package lists as optional for Denmark
(Constitution Day, 24 and 31 December). Usage: python3 danish_holidays.py > holidays.csv
"""

import holidays
from holidays.constants import OPTIONAL, PUBLIC

YEARS = range(2019, 2031)
print("date,kind,name")
rows = []
for kind, category in (("public", PUBLIC), ("optional", OPTIONAL)):
    for day, name in holidays.country_holidays("DK", years=YEARS, categories=(category,), language="en_US").items():
        rows.append((day.isoformat(), kind, name.replace(",", ";")))
for row in sorted(rows):
    print(",".join(row))
