"""From what the parties ask to a package: who moved on what, and what it was paid with.

All worths are contributions to the value of a package on the party's own scale, weight times
value, at their points. What one party gave is never compared with what another received.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.packages.appraisal import Appraisal, Appraised
from paraph.packages.estimates import Basis
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, IssueId, OptionId

SAID = (Basis.STATED, Basis.RANKING)
"""What a party's own numbers or order follow from; of silence they tell what it would ask."""


@dataclass(frozen=True, slots=True)
class Move:
    """An issue on which a party gives way.

    Attributes:
        asked: The options it asks for; any would do, or its accounts differ.
        chosen: The package's option, none of those.
        given: What it loses: the worth of the best option asked for less that of the chosen;
            nothing where its own numbers hold the chosen for as good.
    """

    issue: IssueId
    asked: tuple[OptionId, ...]
    chosen: OptionId
    given: Fraction


@dataclass(frozen=True, slots=True)
class Payment:
    """An issue on which others give way in a party's favour.

    Attributes:
        movers: Those who move there to an option that the party holds for better than what they
            ask, in the order of the seats.
        instead: The worst of what they ask, to the party.
        received: How much more the chosen option is worth to it than that.
    """

    issue: IssueId
    movers: tuple[ActorId, ...]
    instead: OptionId
    chosen: OptionId
    received: Fraction


@dataclass(frozen=True, slots=True)
class GiveAndTake:
    """What one party gives and receives in a package.

    Attributes:
        moves: Where it gives way, what costs it most first.
        payments: Where others give way in its favour, what brings it most first.
        held: Issues where the package has what it asks for.
        silent: Issues on which it asks for nothing, so that nobody can say whether it moves.
        asked: What all it asks for is worth to it, the best option asked for on every issue.
    """

    party: ActorId
    moves: tuple[Move, ...]
    payments: tuple[Payment, ...]
    held: tuple[IssueId, ...]
    silent: tuple[IssueId, ...]
    asked: Fraction

    @property
    def given(self) -> Fraction:
        """All that it gives, on its own scale."""
        return sum((move.given for move in self.moves), Fraction(0))

    @property
    def received(self) -> Fraction:
        """All that it receives, on its own scale."""
        return sum((payment.received for payment in self.payments), Fraction(0))


def give_and_take(
    package: Package, issues: Sequence[Issue], seats: Sequence[Appraisal]
) -> tuple[GiveAndTake, ...]:
    """Return for each party what it gives and what it is paid with, from asks to a package.

    1. A party asks, on an issue, for the options of its latest word (`Stance.asks`). Where it is
       silent there but its values are stated or ranked, it asks for the best of those options.
       Where it is silent altogether it asks for nothing.
    2. It moves where the package has none of the options asked for. It gives the worth of the
       best of them less the worth of the chosen option.
    3. It is paid where another party moves, and the chosen option is worth more to it than the
       worst, to it, of what that other asks. The baseline is thus what the issue would be worth
       to it had those who moved stood on their word; of several who moved, the worst for it
       counts. An option that was not asked for by anybody may pay both sides.

    Movement of one party can pay several others, so what is given and received need not balance.

    Args:
        seats: The parties at the table, of which each must accept.

    Source:
        A concession is a change of offer in the other's supposed interest that lowers the benefit
        sought: pruitt1981. Value given and received across issues: raiffa1982. The baseline of
        what is received is ours.
    """
    tables = [_Table.of(issue, at, package, seats) for at, issue in enumerate(issues)]
    return tuple(
        GiveAndTake(
            each.party.id,
            _moves(tables, at),
            _payments(tables, at, [seat.party.id for seat in seats]),
            tuple(table.issue.id for table in tables if table.chosen in table.asks[at]),
            tuple(table.issue.id for table in tables if not table.asks[at]),
            sum((table.best(at) for table in tables), Fraction(0)),
        )
        for at, each in enumerate(seats)
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One issue to all parties.

    Attributes:
        chosen: Place of the package's option.
        asks: For each seat the places of the options it asks for, in order; none where silent.
        worths: For each seat what each option contributes to the value of a package.
    """

    issue: Issue
    chosen: int
    asks: tuple[tuple[int, ...], ...]
    worths: tuple[tuple[Fraction, ...], ...]

    @classmethod
    def of(cls, issue: Issue, at: int, package: Package, seats: Sequence[Appraisal]) -> "_Table":
        """Gather what everybody asks on an issue, and what it is worth to them."""
        cells = [seat.issues[at] for seat in seats]
        return cls(
            issue,
            issue.index(package[issue.id]),
            tuple(_asked(issue, cell) for cell in cells),
            tuple(tuple(cell.weight.point * each.point for each in cell.values) for cell in cells),
        )

    def moves(self, seat: int) -> bool:
        """Tell whether a party gives way: it asks for something, and not for what is chosen."""
        return bool(self.asks[seat]) and self.chosen not in self.asks[seat]

    def best(self, seat: int) -> Fraction:
        """Return the worth of the best option that a party asks for."""
        return max((self.worths[seat][place] for place in self.asks[seat]), default=Fraction(0))

    def option(self, place: int) -> OptionId:
        """Return the id of the option at a place."""
        return self.issue.options[place].id


def _asked(issue: Issue, cell: Appraised) -> tuple[int, ...]:
    """Return the places of the options that a party asks for; none where nobody can say."""
    if not cell.stance.is_silent:
        asked = {option for account in cell.stance.accounts for option in account}
        return tuple(at for at, option in enumerate(issue.options) if option.id in asked)
    said = {at: each.point for at, each in enumerate(cell.values) if each.basis in SAID}
    return tuple(at for at, point in said.items() if point == max(said.values()))


def _moves(tables: Iterable[_Table], seat: int) -> tuple[Move, ...]:
    """Return where a party gives way, what costs it most first."""
    found = [
        Move(
            table.issue.id,
            tuple(table.option(place) for place in table.asks[seat]),
            table.option(table.chosen),
            max(table.best(seat) - table.worths[seat][table.chosen], Fraction(0)),
        )
        for table in tables
        if table.moves(seat)
    ]
    return tuple(sorted(found, key=lambda move: -move.given))


def _payments(
    tables: Iterable[_Table], seat: int, parties: Sequence[ActorId]
) -> tuple[Payment, ...]:
    """Return where others give way in a party's favour, what brings it most first."""
    found: list[Payment] = []
    for table in tables:
        worth = table.worths[seat]
        worst = {
            other: min(table.asks[other], key=worth.__getitem__)
            for other in range(len(parties))
            if other != seat and table.moves(other)
        }
        payers = {by: place for by, place in worst.items() if worth[place] < worth[table.chosen]}
        if payers:
            instead = min(payers.values(), key=worth.__getitem__)
            movers = tuple(parties[other] for other in payers)
            options = table.option(instead), table.option(table.chosen)
            received = worth[table.chosen] - worth[instead]
            found.append(Payment(table.issue.id, movers, *options, received))
    return tuple(sorted(found, key=lambda payment: -payment.received))
