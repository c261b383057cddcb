"""Which report counts, and how far a step is by it: written out by hand."""

from fractions import Fraction

import pytest
from tests.roadmap.kept import day, report, step

from paraph.roadmap.scoring import StepScore, filed, on_scale, step_score
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.steps import Step, Tranches

PLAIN = step("hand-over")
INSTALMENTS = step("hand-over", tranches=Tranches(4))


def scored(
    *reports: ComplianceReport, of: Step = PLAIN, on: tuple[int, int] = (12, 31)
) -> StepScore:
    return step_score(of, filed(reports), day(*on))


def test_without_a_report_a_step_is_not_begun() -> None:
    score = scored()
    assert (score.claimed, score.verified, score.begun, score.done) == (0, 0, None, None)


def test_the_report_of_the_latest_day_counts_wherever_it_stands() -> None:
    score = scored(report("hand-over", 2, day(3, 1)), report("hand-over", 1, day(2, 1)))
    assert score.claimed is Score.INTERMEDIATE
    assert score.begun == day(2, 1)


def test_what_is_reported_later_than_asked_is_left_out() -> None:
    reports = (report("hand-over", 1, day(2, 1)), report("hand-over", 3, day(3, 1)))
    assert scored(*reports, on=(2, 28)).claimed is Score.MINIMAL
    assert scored(*reports, on=(3, 1)).claimed is Score.FULL


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        (
            report("hand-over", 1, day(3, 1), "ada", verified="cyd"),
            report("hand-over", 3, day(3, 1)),
        ),
        (report("hand-over", 1, day(3, 1), "ben"), report("hand-over", 3, day(3, 1), "ada")),
        (report("hand-over", 1, day(3, 1)), report("hand-over", 3, day(3, 1), "ada")),
    ],
    ids=["verified", "another", "only the source"],
)
def test_of_one_day_the_stronger_word_counts_and_the_other_is_kept(
    stronger: ComplianceReport, weaker: ComplianceReport
) -> None:
    for reports in ((stronger, weaker), (weaker, stronger)):
        part = scored(*reports).parts[0]
        assert part.counted == stronger
        assert part.beside == (weaker,)
        assert not part.is_disputed


def test_two_words_of_one_day_and_weight_contradict_each_other() -> None:
    part = scored(
        report("hand-over", 3, day(3, 1), "ben"), report("hand-over", 1, day(3, 1))
    ).parts[0]
    assert part.claimed is Score.MINIMAL
    assert part.is_contradicted
    assert part.is_disputed
    assert part.done is None


def test_claimed_and_verified_are_two_numbers() -> None:
    score = scored(
        report("hand-over", 1, day(2, 1), "ada", verified="cyd"),
        report("hand-over", 3, day(3, 1), "ada"),
    )
    assert (score.claimed, score.verified) == (Score.FULL, Score.MINIMAL)
    assert score.done == day(3, 1)
    assert score.done_verified is None


def test_what_nobody_claims_any_more_is_not_verified_either() -> None:
    score = scored(
        report("hand-over", 3, day(2, 1), verified="cyd"), report("hand-over", 1, day(3, 1))
    )
    assert (score.claimed, score.verified) == (Score.MINIMAL, Score.MINIMAL)
    assert score.full_since is None
    assert score.done == day(2, 1), "clocks that it set off go on"


def test_an_actor_does_not_verify_itself() -> None:
    assert scored(report("hand-over", 3, day(2, 1), verified="ada")).verified is Score.NOT_BEGUN
    assert scored(report("hand-over", 3, day(2, 1), verified="ada cyd")).verified is Score.FULL


def test_an_actor_that_says_it_again_settles_no_dispute() -> None:
    score = scored(
        report("hand-over", 3, day(2, 1), "ada", disputed="ben"),
        report("hand-over", 3, day(3, 1), "ada"),
    )
    part = score.parts[0]
    assert part.is_disputed
    assert part.disputed_by == ("ben",)
    assert (part.full_since, part.done) == (day(2, 1), None)


@pytest.mark.parametrize(
    "settling",
    [
        report("hand-over", 3, day(3, 1), "ada", verified="cyd"),
        report("hand-over", 3, day(3, 1), "ben"),
    ],
    ids=["verified", "by whoever disputed"],
)
def test_a_dispute_ends_with_a_verified_report_or_the_word_of_whoever_disputed(
    settling: ComplianceReport,
) -> None:
    disputed = report("hand-over", 3, day(2, 1), "ada", disputed="ben")
    score = scored(disputed, settling)
    assert not score.parts[0].is_disputed
    assert score.done == day(2, 1)


def test_full_since_runs_from_the_first_of_an_unbroken_row() -> None:
    score = scored(
        report("hand-over", 3, day(2, 1)),
        report("hand-over", 1, day(3, 1)),
        report("hand-over", 3, day(4, 1)),
        report("hand-over", 3, day(5, 1)),
    )
    assert score.done == day(4, 1)


def test_a_step_in_tranches_is_as_far_as_its_tranches_on_the_average() -> None:
    score = scored(
        report("hand-over", 3, day(2, 1), tranche=1, verified="cyd"),
        report("hand-over", 3, day(3, 1), tranche=2),
        report("hand-over", 1, day(4, 1), tranche=3),
        of=INSTALMENTS,
    )
    assert score.claimed_mean == Fraction(7, 4)
    assert score.verified_mean == Fraction(3, 4)
    assert (score.claimed, score.verified) == (Score.INTERMEDIATE, Score.MINIMAL)
    assert score.begun == day(2, 1)
    assert score.done is None


def test_a_report_on_the_whole_is_one_on_each_tranche() -> None:
    reports = (report("hand-over", 3, day(4, 1)), report("hand-over", 1, day(2, 1), tranche=1))
    score = scored(*reports, of=INSTALMENTS)
    assert [part.claimed for part in score.parts] == [3, 3, 3, 3]
    assert score.done == day(4, 1)


@pytest.mark.parametrize(
    ("mean", "score"), [("0", 0), ("1/12", 1), ("17/12", 1), ("3/2", 2), ("35/12", 2), ("3", 3)]
)
def test_an_average_is_full_only_where_all_is_and_not_begun_only_where_nothing_is(
    mean: str, score: int
) -> None:
    assert on_scale(Fraction(mean)) == score
