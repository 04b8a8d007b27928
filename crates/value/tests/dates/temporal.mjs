// Writes same_day.csv and between.csv with JavaScript's Temporal as the oracle.
// npm install @js-temporal/polyfill@0.5.1 && node temporal.mjs
import { Temporal } from "@js-temporal/polyfill";
import { writeFileSync } from "node:fs";

const starts = [
  "2019-01-29", "2019-01-30", "2019-01-31", "2019-02-28", "2019-12-31", "2020-01-30", "2020-02-28", "2020-02-29",
  "2020-03-31", "2020-08-31", "2023-10-31", "2023-11-30", "2024-02-29", "2025-05-30", "2026-02-28", "2030-12-31",
];
const periods = [[0, 1], [0, 2], [0, 3], [0, 6], [0, 11], [0, 18], [1, 0], [4, 0], [1, 1], [0, -1], [0, -3], [-1, 0]];
let rows = ["date,years,months,result"];
for (const start of starts) {
  for (const [years, months] of periods) {
    // The years first, then the months, as the order of a statute: the anniversary, then the months from it.
    const result = Temporal.PlainDate.from(start).add({ years }).add({ months });
    rows.push([start, years, months, result].join(","));
  }
}
writeFileSync("same_day.csv", rows.join("\n") + "\n");

// The greatest n with A + n units no later than B, found by trying: Temporal's own `until` counts back from B at the
// end of a month, which is another question.
const greatest = (from, to, unit) => {
  let n = 0;
  while (Temporal.PlainDate.compare(from.add({ [unit]: n + 1 }), to) <= 0) n += 1;
  return n;
};
const pairs = [];
for (const from of ["2000-02-29", "2006-07-03", "2020-01-31", "2020-02-29", "2021-08-30", "2023-12-31", "2024-01-31"]) {
  for (const to of [
    "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-30", "2024-03-31", "2025-02-27", "2025-02-28", "2025-03-01",
    "2026-01-30", "2026-01-31", "2028-02-28", "2028-02-29", "2028-08-30", "2030-12-31",
  ]) pairs.push([from, to]);
}
rows = ["from,to,years,months,weeks,days"];
for (const [a, b] of pairs) {
  const [from, to] = [Temporal.PlainDate.from(a), Temporal.PlainDate.from(b)];
  rows.push([a, b, ...["years", "months", "weeks", "days"].map((unit) => greatest(from, to, unit))].join(","));
}
writeFileSync("between.csv", rows.join("\n") + "\n");

// Weeks later and earlier, and the end of the n-th week: the last moment before n weeks have gone by since the start of
// the day by Danish clocks, which are put forward and back on some of these days.
rows = ["date,weeks,later,earlier,end_of_week"];
for (const start of [
  "2019-10-27", "2019-12-30", "2020-02-24", "2020-02-29", "2020-03-29", "2020-12-31", "2023-02-28", "2024-02-29",
  "2024-03-31", "2024-10-21", "2024-10-27", "2025-03-24", "2025-03-30", "2026-12-28", "2027-01-01", "2030-10-27",
]) {
  for (const weeks of [1, 2, 4, 8, 26, 52]) {
    const day = Temporal.PlainDate.from(start);
    const midnight = day.toZonedDateTime("Europe/Copenhagen");
    const end = midnight.add({ weeks }).subtract({ nanoseconds: 1 }).toPlainDate();
    rows.push([start, weeks, day.add({ weeks }), day.subtract({ weeks }), end].join(","));
  }
}
writeFileSync("weeks.csv", rows.join("\n") + "\n");
