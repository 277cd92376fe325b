"""Two machines on one: environments in which the same commands must give the same bytes.

They differ in what a program can see: how sets are ordered, where and in which language the
machine stands, how many processors it has, and which of the processor's instructions NumPy and its
OpenBLAS use. On a machine that offers no choice of instructions, those two stay as they are.
"""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

import nnbook

ROOT: Final = Path(nnbook.__file__).resolve().parents[1]
X86: Final = platform.machine().lower() in ("x86_64", "amd64")
# The instructions beyond its baseline that NumPy found here and would use.
FOUND: Final[list[str]] = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
OLD_CORE: Final = "Nehalem"  # of 2008: half as many numbers at once as a processor of today
CHOSEN: Final = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_NUM_THREADS",
    "NPY_DISABLE_CPU_FEATURES",
    "NPY_ENABLE_CPU_FEATURES",
    "OMP_NUM_THREADS",
)


@dataclass(frozen=True)
class Machine:
    """An environment to run commands in.

    Attributes:
        environment: What is set beside the tests' own environment.
        one_processor: Whether only one processor may be used, where the system can restrict that.
    """

    environment: dict[str, str] = field(default_factory=dict)
    one_processor: bool = False

    def run(self, command: Sequence[str], cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        """Run a command that is expected to succeed."""
        inherited = {name: value for name, value in os.environ.items() if name not in CHOSEN}
        ran = subprocess.run(
            command,
            cwd=cwd,
            env=inherited | {"PYTHONPATH": str(ROOT)} | self.environment,
            preexec_fn=restrict if self.one_processor else None,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        return ran


def to_one_processor() -> None:
    """Leave this process only the first of its processors."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


restrict: Final[Callable[[], None] | None] = (
    to_one_processor if hasattr(os, "sched_setaffinity") else None
)

NEW: Final = Machine(
    {
        "PYTHONHASHSEED": "1",
        "TZ": "Asia/Taipei",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "OPENBLAS_NUM_THREADS": "2",
    }
)
OLD: Final = Machine(
    {
        "PYTHONHASHSEED": "2",
        "TZ": "America/Lima",
        "LANG": "C",
        "LC_ALL": "C",
        "OPENBLAS_NUM_THREADS": "1",
    }
    | ({"NPY_DISABLE_CPU_FEATURES": " ".join(FOUND)} if FOUND else {})
    | ({"OPENBLAS_CORETYPE": OLD_CORE} if X86 else {}),
    one_processor=True,
)
