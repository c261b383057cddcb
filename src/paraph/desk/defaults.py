"""What a question takes where a person says nothing; imports nothing, so that help is quick."""

DRAWS = 10_000
"""Readings drawn: a share then stands within one point of the truth, 19 times in 20."""

SEED = 20_230_510
"""Any number would do; this one is the day of the reference case's meeting."""

DATE_DRAWS = 1_000
"""Draws of dates: a share then stands within three points of the truth, 19 times in 20."""

EFFORT = 1.5
"""What one search for an order may take, in the solver's own seconds: some 8 of a clock each."""
