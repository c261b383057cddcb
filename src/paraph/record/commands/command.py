"""Every kind of command, and the word by which a person gives it."""

from typing import get_args

from paraph.record.commands.case import CaseCommand
from paraph.record.commands.drafts import DraftCommand
from paraph.record.commands.enquiries import EnquiryCommand
from paraph.record.commands.ladder import LadderCommand
from paraph.record.commands.roadmap import RoadmapCommand

Command = LadderCommand | DraftCommand | CaseCommand | RoadmapCommand | EnquiryCommand

COMMANDS: dict[str, type[Command]] = {kind.TAG: kind for kind in get_args(Command)}
