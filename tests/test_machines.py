"""What the package computes is the same on an old machine and on a new one."""

from __future__ import annotations

import json
import os
import sys

import pytest

from tests.machines import FOUND, NEW, OLD, OLD_CORE, X86, Machine

WHAT_IS_USED = """
import json, os
import numpy as np
import threadpoolctl
(blas,) = [i for i in threadpoolctl.threadpool_info() if "numpy" in i["filepath"]]
affinity = getattr(os, "sched_getaffinity", None)
print(json.dumps({
    "core": blas.get("architecture"),
    "threads": blas["num_threads"],
    "found": np.show_config(mode="dicts")["SIMD Extensions"].get("found", []),
    "processors": len(affinity(0)) if affinity else None,
}))
"""


def used(machine: Machine) -> dict[str, object]:
    run = machine.run([sys.executable, "-c", WHAT_IS_USED])
    found: dict[str, object] = json.loads(run.stdout)
    assert run.stderr == ""  # every name in the environment is known here
    return found


@pytest.mark.skipif(not X86, reason="only here are the names of OpenBLAS's kernels known")
def test_the_old_machine_multiplies_matrices_with_old_instructions() -> None:
    assert used(OLD)["core"] == OLD_CORE
    assert used(NEW)["core"] != OLD_CORE


def test_the_old_machine_has_none_of_numpys_further_instructions() -> None:
    assert (used(OLD)["found"], used(NEW)["found"]) == ([], FOUND)


def test_the_old_machine_has_one_processor_and_one_thread() -> None:
    machine = used(OLD)

    assert machine["threads"] == 1
    assert machine["processors"] == (1 if hasattr(os, "sched_setaffinity") else None)


def test_the_facts_are_the_same_on_both() -> None:
    old, new = (
        json.loads(machine.run([sys.executable, "-m", "nnbook", "facts", "--json"]).stdout)
        for machine in (OLD, NEW)
    )

    assert {name for name in old | new if old.get(name) != new.get(name)} == set()
