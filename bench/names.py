"""How long a key stroke takes to find a name: 400 participants and all countries.

python bench/names.py [ROUNDS]
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from idm_tui.core.agenda import Participant
from idm_tui.core.directory import Directory
from idm_tui.formats.countries import countries
from idm_tui.formats.source import AgendaSource

FIRST = ("José", "Zoë", "Ana", "Björn", "Chloé", "Dženita", "Émile", "Fatoumata", "Göran", "Hyo-jung")
LAST = ("Núñez", "Kovač", "Okafor", "Müller", "Sørensen", "Papadopoulos", "Traoré", "Nguyễn", "d'Avezac", "Peña")
GROUPS = ("African Group", "Asia-Pacific Group", "EEG", "GRULAC", "WEOG")
TYPED = ("cote d'ivoire", "nunez", "okafor jr 39", "united", "republique", "estados unidos", "zzz")


def participants(count: int) -> tuple[Participant, ...]:
    """Make up so many people with delegations and groups."""
    return tuple(
        Participant(
            name=f"{FIRST[n % 10]} {LAST[n // 10 % 10]} Jr {n}",
            delegation=f"Ministry {n % 97} of République {n % 89}",
            group=GROUPS[n % 5],
        )
        for n in range(count)
    )


def main() -> None:
    """Type the names letter by letter and print the milliseconds of each key stroke."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    plan = AgendaSource(Path(__file__).parent.parent / "agenda.toml").load()
    directory = Directory(replace(plan, participants=participants(400)), countries)
    began = time.perf_counter()
    directory.find("a")
    print(f"the first key stroke, which loads the countries: {(time.perf_counter() - began) * 1000:6.1f} ms")
    print(f"{len(directory.known)} names; each key stroke afterwards, median and most of {rounds} rounds:")
    for typed in TYPED:
        spent = []
        for _round in range(rounds):
            for end in range(1, len(typed) + 1):
                began = time.perf_counter()
                directory.find(typed[:end])
                spent.append((time.perf_counter() - began) * 1000)
        print(f"  {typed:16} {median(spent):6.2f} ms  {max(spent):6.2f} ms")


if __name__ == "__main__":
    main()
