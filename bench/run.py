"""The figures of the app beside those of a bare Textual app, measured in turns in one run.

    python bench/run.py [ROUNDS] [SECONDS]

Prints a table of medians and ratios; the last column is what is aimed at.
"""

from __future__ import annotations

import compileall
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import idm_tui
from big_agenda import big_agenda
from terminal import Terminal

HERE = Path(__file__).parent
PYTHON = sys.executable
APP = [str(Path(PYTHON).parent / "idm-tui")]
DOWN, UP = "\x1b[B", "\x1b[A"

PROGRAMS = {
    "bare": ([PYTHON, str(HERE / "bare.py")], b"Session 19"),
    "workshop": ([*APP, str(HERE.parent / "agenda.toml"), "--rehearse", "2007-10-08T11:20"], b"LIST OF SPEAKERS"),
    "ten thousand": ([*APP, "BIG", "--rehearse", "2026-05-03T10:20"], b"LIST OF SPEAKERS"),
}


def measure(rounds: int, seconds: int, data: Path) -> dict[tuple[str, str], list[float]]:
    """Run everything in turns."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    big = data / "big.toml"
    big.write_text(big_agenda(), encoding="utf-8")
    env = {"IDM_TUI_DATA": str(data)}
    for turn in range(rounds + 1):  # the first warms up: byte code, kept plans, the disk's cache
        for name, (command, shown) in PROGRAMS.items():
            terminal = Terminal([str(big) if word == "BIG" else word for word in command], env)
            terminal.read(60, until=shown)
            start = (time.perf_counter() - terminal.began) * 1000
            terminal.read(1)
            if name != "bare":
                for key in "sn":
                    terminal.press(key)
            keys = [terminal.press(key) for key in (DOWN, DOWN, UP, DOWN)]
            terminal.read(7)  # what was said in the footer goes
            busy, idle = terminal.processor_ms(), terminal.read(seconds)
            if turn:
                found[name, "start"].append(start)
                found[name, "memory"].append(terminal.memory_mib())
                found[name, "key ms"].append(median(ms for ms, _size in keys))
                found[name, "key bytes"].append(median(size for _ms, size in keys))
                found[name, "idle ms"].append((terminal.processor_ms() - busy) * 60 / seconds)
                found[name, "idle bytes"].append(len(idle) * 60 / seconds)
                if name != "bare":
                    terminal.press("g")
                    found[name, "agenda ms"].append(median(terminal.press(DOWN)[0] for _ in range(4)))
            terminal.close()
        began = time.perf_counter()
        subprocess.run(
            [*APP, "now", str(HERE.parent / "agenda.toml"), "--json"], check=True, capture_output=True, env=env
        )
        if turn:
            found["now", "start"].append((time.perf_counter() - began) * 1000)
    return found


def main() -> None:
    """Measure and print."""
    # Where nothing may write byte code, a checkout would be compiled anew at every start.
    compileall.compile_dir(Path(idm_tui.__file__).parent, quiet=1)
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as folder:
        found = measure(rounds, seconds, Path(folder))
    middle = {what: median(values) for what, values in found.items()}
    rows = [
        ("start-up, ms", "start", "workshop", "bare", 1.3),
        ("memory, MiB", "memory", "workshop", "bare", 1.5),
        ("a key, ms", "key ms", "workshop", "bare", 1.0),
        ("a key, bytes", "key bytes", "workshop", "bare", 0.2),
        ("a minute idle, ms of processor", "idle ms", "workshop", "bare", 1.2),
        ("a minute idle, bytes", "idle bytes", "workshop", "bare", 1 / 3),
        ("ten thousand sessions, start-up", "start", "ten thousand", "workshop", 1.25),
        ("ten thousand sessions, a key, ms", "agenda ms", "ten thousand", "workshop", 1.0),
        ("now, ms", "start", "now", "bare", 0.5),
    ]
    print(f"{'':36} {'app':>9} {'beside':>9} {'ratio':>7} {'aim':>6}")
    for words, what, ours, theirs, aim in rows:
        mine, other = middle[ours, what], middle[theirs, what]
        print(f"{words:36} {mine:9.1f} {other:9.1f} {mine / other:7.2f} {aim:6.2f}")


if __name__ == "__main__":
    main()
