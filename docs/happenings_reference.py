"""How preconditions, deadlines and lengths of time are written: the prose of the reference."""

PRECONDITIONS = """\
## Preconditions

What a step waits for, under `after`, `gate` and `escrow_until`.

| written | has happened when |
|---|---|
| `start` | the roadmap begins: its first day |
| `shut-down` | the step is complete; of one in tranches, its last tranche |
| `start of shut-down` | the step starts; of one in tranches, its first tranche |
| `verification of shut-down` | its verifiers have confirmed it |
| `tranche 2 of delivery` | that tranche is complete |
| `start of tranche 2 of delivery`, `verification of tranche 2 of delivery` | it starts, or is \
confirmed |
| `entry into force` | the step `entry-into-force` is complete |
| `approval at leaders` | a step with `approval` and `level: leaders` is complete |
| `"IAEA reports"` | an event outside the roadmap, in these words |
| `a and b` | both have happened |
| `a or b` | one of them has happened |
| `2 of (a, b, c)` | at least two of them have happened |
| `(a or b) and c` | brackets first; without them `and` binds closer than `or` |

A list under `after` means that all of it has to happen. Quotation marks are `"…"`, `'…'`, `“…”`,
`‘…’`, `«…»` or `„…“`; in YAML, text that begins with `"` or `'` needs the other one around it:
`gate: '"IAEA reports"'`. Inside a list in `[ ]` put a text with commas in quotes. When an event
outside the roadmap is expected stands under `outside_events`, in the same words; capitals count.

No step may be called `start`, `of`, `after`, `before` or `upon`, nor have a date for its id. A
step with `approval` is an approval of that kind, by the `level` that it names."""

DEADLINES = """\
## Deadlines

When a step must be complete (`deadline`), must have started (`start_by`) or may start
(`not_before`).

| written | means |
|---|---|
| `2023-09-30` | that day, to its end |
| `2023-10-31 12:00` | that hour, in the zone of the roadmap |
| `2023-10-31 12:00 Europe/Brussels`, `2023-10-31 Europe/Brussels` | that hour, or the end of \
that day, there |
| `60 days after start` | so long after the first day of the roadmap |
| `60 days after shut-down` | so long after the step is complete; any precondition may follow |
| `60 days after a and b` | so long after both |
| `10 days before election` | so long before it |
| `upon verification of a` | the day on which it happens |
| `first day of the month after a` | the first day of the month after the one in which it happens |
| `first day of the second month after a` | the first day of the month after that |
| `earlier of 2023-10-18 and "IAEA reports"` | whichever comes first; what has no date cannot |
| `later of 60 days after a and 2023-10-18` | whichever comes last; none while one has no date |

In a list of deadlines, a bare happening means: upon it. After a step, `and` joins what the period
runs from; part the deadlines by commas where that is not meant: `earlier of 60 days after a and b,
2023-10-18`. A list inside a list stands in brackets."""

PERIODS = """\
## Lengths of time

A period is a number with `hours`, `days`, `working days`, `weeks`, `months` or `years`, at most a
hundred years. How long something takes may be a range: `2 to 4 weeks`.

- The day on which a period begins is not counted: 60 days after 13 February 2007 end on 14 April.
- A month or a year ends on the same day of its last month, or on that month's last day where it
  is shorter: a month after 31 January is 28 February, or 29 February in a leap year.
- Working days leave out `rest_days` and `holidays` of the head. Five working days after a Friday
  are the next Friday, where Saturday and Sunday are off.
- Days, weeks, months and years keep the hour; hours run through changes of the clock. Where only
  days are counted, a part of a day reaches into the next: 36 hours are two days.
- A day ends at midnight in the `zone` of the head, unless the deadline names another."""

FIELDS = """\
## What is left open

`left_open` tells what of a step is open on purpose, so that it is not taken for a gap:
`verifier, settled by the working group by 2008-03-31`. Who settles it and by when may each be
left out: `renewal, by 30 days after start`, or `actor`. A deadline after `by` is any of those
above.

`quantity` is a number with its unit, `50,000 t of heavy fuel oil`: commas between thousands, a
point before decimals, or a fraction such as `1/3`. The unit begins with no digit.

`renewable` is `by consent`, `by consent for 60 days`, `unless objected` or `for 120 days unless
objected`."""


def happenings() -> list[str]:
    """Return the lines of all that."""
    parts = (PRECONDITIONS, DEADLINES, PERIODS, FIELDS)
    return [line for part in parts for line in ("", *part.splitlines())]
