"""The ids that tie the trail together; each is a word chosen by whoever keeps the case."""

from typing import NewType

ActorId = NewType("ActorId", str)
"""A party at the table, or an outsider that the case names."""

ReportId = NewType("ReportId", str)
TrackId = NewType("TrackId", str)
IssueId = NewType("IssueId", str)
OptionId = NewType("OptionId", str)
"""Unique within its issue only."""

RuleId = NewType("RuleId", str)
PositionId = NewType("PositionId", str)
RedLineId = NewType("RedLineId", str)
StepId = NewType("StepId", str)
LevelId = NewType("LevelId", str)
PersonId = NewType("PersonId", str)
MeetingId = NewType("MeetingId", str)
MandateId = NewType("MandateId", str)
DraftId = NewType("DraftId", str)
"""One draft through all its numbers."""

EnquiryId = NewType("EnquiryId", str)

Seat = NewType("Seat", str)
"""For whom a person speaks: the id of a party, or `mediator` for the mediator's team."""

MEDIATOR = Seat("mediator")
