"""Runs the code of a lab in a Jupyter kernel of this very Python, once, and keeps what it shows."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, v4

from nnbook.book.labs.percent import Cell, Output

PREPARE: Final = "from nnbook.book.labs.kernel import prepare; prepare(); del prepare"
# For one cell, though a lab needs less than ten for all of them: the machine may have much to do.
SECONDS: Final = 60
START_SECONDS: Final = 120  # for the kernel, on a machine that has much else to do
QUIET: Final = ("--IPKernelApp.log_level=40", "--HistoryManager.enabled=False")
KEPT: Final = ("image/svg+xml", "text/plain")  # what an output may be; the first there is shown
ANSI: Final = re.compile(r"\x1b\[[0-9;]*m")
SYNTAX_PLACE: Final = re.compile(r" \(\d+\.py, line \d+\)$")  # a file that nobody has
ADDRESS: Final = re.compile(r"\bat 0x[0-9a-f]{6,}|<[\w.]+ object at ")
NO_KERNEL: Final = (
    "there is no Jupyter kernel for this Python to run the labs in: "
    "`pip install ipykernel`, or `scripts/environment`, which installs everything"
)


class CellError(Exception):
    """A cell that did not do what a reader is to see."""

    def __init__(self, cell: Cell, line: int, reason: str) -> None:
        """Name the cell, the line of its file, and what happened."""
        super().__init__(f"cell {cell.number} {reason}")
        self.line = line


class KernelError(Exception):
    """The labs cannot be run at all; the text says what to do."""


def run(cells: Sequence[Cell]) -> list[list[Output]]:
    """Run cells in order, each for `NNBOOK_LAB_SECONDS` at most, which is 60 if nobody says.

    Args:
        cells: The cells of one lab.

    Returns:
        The outputs of each cell, as a notebook holds them.

    Raises:
        CellError: A cell raised, warned, took too long, or showed what a page cannot.
        KernelError: There is no kernel to run it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="nnbook-lab-") as folder, kernel(folder) as client:
            client.execute_cell(client.nb.cells[0], 0, store_history=False)
            client.timeout = int(os.environ.get("NNBOOK_LAB_SECONDS", SECONDS))
            return [outputs_of(client, cell) for cell in cells]
    finally:
        ensure_event_loop().close()  # one left open is complained about as Python ends


@contextmanager
def kernel(folder: str) -> Iterator[NotebookClient]:
    """A kernel that starts in an empty folder and knows nothing of the user's own settings."""
    environment = os.environ | {"IPYTHONDIR": folder, "OPENBLAS_NUM_THREADS": "1"}
    environment |= {
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
    for name in ("NNBOOK_MNIST_DIR", "PYTHONWARNINGS", "PYTHONSTARTUP"):
        environment.pop(name, None)
    # In no folder but this Python's own package: not what somebody has installed under its name.
    manager = AsyncKernelManager(kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    client = NotebookClient(
        v4.new_notebook(cells=[v4.new_code_cell(PREPARE)]),
        km=manager,
        startup_timeout=START_SECONDS,
        timeout=START_SECONDS,
        extra_arguments=list(QUIET),
        shutdown_kernel="immediate",
    )
    try:
        with client.setup_kernel(cleanup_kc=True, env=environment, cwd=folder):
            yield client
    except NoSuchKernel:
        raise KernelError(NO_KERNEL) from None


def outputs_of(client: NotebookClient, cell: Cell) -> list[Output]:
    """Run one cell."""
    node = v4.new_code_cell(cell.code)
    client.nb.cells.append(node)
    try:
        client.execute_cell(node, len(client.nb.cells) - 1)
    except CellExecutionError as error:
        raise raised(cell, error) from None
    except CellTimeoutError:
        reason = f"took longer than {client.timeout} seconds"
        raise CellError(cell, cell.line, reason) from None
    except DeadKernelError:
        raise CellError(cell, cell.line, "ended the kernel") from None
    return joined([kept(cell, output) for output in node.outputs])


def joined(outputs: list[Output]) -> list[Output]:
    """The outputs with what was printed in one piece; a kernel cuts it at any moment.

    Examples:
        >>> joined([{"output_type": "stream", "text": text} for text in ("0", " 1")])
        [{'output_type': 'stream', 'text': '0 1'}]
    """
    found: list[Output] = []
    for output in outputs:
        if found and found[-1]["output_type"] == output["output_type"] == "stream":
            found[-1] = output | {"text": found[-1]["text"] + output["text"]}
        else:
            found.append(output)
    return found


def raised(cell: Cell, error: CellExecutionError) -> CellError:
    """What a cell raised, with the line of the cell on which it did."""
    text = ANSI.sub("", error.traceback)
    numbers = re.findall(rf"Cell In\[{cell.number}\], line (\d+)", text)
    offset = int(numbers[0]) - 1 if numbers else 0
    line = cell.code.split("\n")[offset].strip()
    reason = SYNTAX_PLACE.sub("", error.evalue.split("\n")[0])
    what = f"{error.ename}: {reason}" if reason else error.ename
    return CellError(cell, cell.line + offset, f"raised {what}, in «{line}»")


def kept(cell: Cell, output: NotebookNode) -> Output:
    """An output as it is kept, if a page can show it."""
    if output.output_type == "stream":
        if output.name != "stdout":
            first = output.text.strip().split("\n")[0]
            raise CellError(cell, cell.line, f"wrote to {output.name}: {first}")
        found: Output = {"output_type": "stream", "name": "stdout", "text": output.text}
    else:
        kind = next((kind for kind in KEPT if kind in output.data), None)
        if kind is None or set(output.data) - set(KEPT):
            shown = ", ".join(sorted(output.data))
            raise CellError(cell, cell.line, f"shows {shown}; a lab shows text and plots")
        found = {"output_type": "display_data", "data": {kind: output.data[kind]}, "metadata": {}}
    refuse_addresses(cell, str(found.get("text", found.get("data"))))
    return found


def refuse_addresses(cell: Cell, text: str) -> None:
    """Refuse what is different in every run."""
    if found := ADDRESS.search(text):
        around = text[max(0, found.start() - 40) : found.end()].split("\\n")[-1]
        reason = f"shows where an object lies in memory, which changes: «{around}»"
        raise CellError(cell, cell.line, f"{reason}; end the line with ; or print something else")
