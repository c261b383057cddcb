"""Both solvers in one process, whichever is loaded first.

Both bring a library of the same name; a version of the one that does not fit the other breaks it.
"""

import subprocess
import sys

import pytest

HIGHS = """
import highspy
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
one, two = solver.addVariable(0, 4), solver.addVariable(0, 4)
solver.addConstr(one + two <= 5)
solver.maximize(2 * one + two)
print("highs", round(solver.getInfo().objective_function_value))
"""
OR_TOOLS = """
from ortools.sat.python import cp_model
model = cp_model.CpModel()
one, two = model.new_int_var(0, 4, "one"), model.new_int_var(0, 4, "two")
model.add(one + two <= 5)
model.maximize(2 * one + two)
search = cp_model.CpSolver()
assert search.solve(model) == cp_model.OPTIMAL
print("or-tools", round(search.objective_value))
"""
LINEAR = """
from ortools.linear_solver import pywraplp
linear = pywraplp.Solver.CreateSolver("GLOP")
x = linear.NumVar(0, 3, "x")
linear.Maximize(x)
linear.Solve()
print("linear", round(x.solution_value()))
"""
EXPECTED = {HIGHS: "highs 9", OR_TOOLS: "or-tools 9", LINEAR: "linear 3"}


@pytest.mark.parametrize(
    "order",
    [
        (HIGHS, OR_TOOLS, LINEAR, HIGHS),
        (OR_TOOLS, LINEAR, HIGHS, OR_TOOLS),
        (LINEAR, HIGHS, OR_TOOLS),
    ],
)
def test_both_solvers_solve_in_one_process(order: tuple[str, ...]) -> None:
    code = "".join(order)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == [EXPECTED[each] for each in order]
