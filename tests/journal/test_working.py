"""What works side by side on one connection, and how it ends."""

from __future__ import annotations

import asyncio

import pytest

from idm_tui.journal.nats.connection import BrokenOffError, work_together


async def _goes_on(times: int) -> None:
    """Swallow requests to end, as asyncio.wait_for may where an answer comes in the very moment."""
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            times -= 1
            if times < 0:
                raise


async def _breaks(error: Exception) -> None:
    await asyncio.sleep(0)
    raise error


async def test_all_end_with_the_first_even_what_is_hard_of_hearing() -> None:
    with pytest.raises(BrokenOffError):
        await asyncio.wait_for(work_together(_goes_on(2), _breaks(BrokenOffError("silent")), _goes_on(0)), 20)


async def test_a_mistake_of_the_program_is_what_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        await work_together(_breaks(BrokenOffError("silent")), _breaks(ZeroDivisionError()))


async def test_who_leaves_ends_them_all() -> None:
    working = asyncio.ensure_future(work_together(_goes_on(1), _goes_on(0)))
    await asyncio.sleep(0)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(working, 20)
