"""What comes, drawn many times: each draw has chances of its own, and in it every person's year is drawn.

A year: who leaves, who moves and where to, whose need changes, everybody a year older, who joins. Numbers of people are whole. Beside the
people runs a flow of means with the same chances, from which what a record would say is drawn where records are noisy (see `stock`).
Draws are made in lots of `LOT`, each with streams of its own, so that memory is bounded and the answer does not depend on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from areasend.forecast.seeds import stream
from areasend.forecast.transitions.learnt import Learnt
from areasend.forecast.transitions.levels import strays
from areasend.forecast.transitions.scenario import Factors
from areasend.forecast.transitions.states import Numbers, Truth, Whole

LOT = 250
LEAST = 1e-5
"""Means below this bring nobody."""
CLUMP = 2.0
"""Joiners of one need and age come to a setting several at once: a class opens, or is full. Variance of a mean, for each person."""
TELLING = 1.5
"""So do those whom a noisy record tells elsewhere."""


@dataclass
class Chances:
    """One lot's chances: leave, move (draws, settings, ages); ways (draws, bands, settings, settings); need (draws, needs);
    join (draws, ages); mixture (draws, needs, settings, ages); growing, leaving (draws, years); and how ages and settings stray,
    (draws, years, ages or settings)."""

    leave: Numbers
    move: Numbers
    ways: Numbers
    need: Numbers
    join: Numbers
    mixture: Numbers
    growing: Numbers
    leaving: Numbers
    ages_joining: Numbers
    ages_leaving: Numbers
    settings: Numbers


@dataclass
class Futures:
    """What records would tell of each cell, (draws, years, needs, settings, ages); people and flows by year, (draws, years).

    `held` says that a scenario made a chance greater than one, which was held at one.
    """

    years: tuple[int, ...]
    cells: NDArray[np.int32]
    total: Whole
    flows: dict[str, Whole]
    noise: float = 0.0
    held: bool = False

    @cached_property
    def scale(self) -> Numbers:
        """What brings the cells of each draw and year to its number of people, (draws, years): noise moves people, it makes none."""
        told = self.cells.sum(axis=(2, 3, 4), dtype=np.int64)
        return np.asarray(np.divide(self.total, told, out=np.ones(told.shape), where=told > 0))

    def part(self, *, need: int | None = None, setting: int | None = None, ages: Truth | None = None) -> Numbers:
        """People of one need, one setting, or some ages, shape (draws, years)."""
        cells = self.cells
        if need is not None:
            cells = cells[:, :, need : need + 1]
        if setting is not None:
            cells = cells[:, :, :, setting : setting + 1]
        if ages is not None:
            cells = cells[..., ages]
        return np.asarray(cells.sum(axis=(2, 3, 4), dtype=np.int64) * self.scale)


def draw(learnt: Learnt, factors: Factors, *, years: int, seed: int, draws: int) -> Futures:
    """`years` Januaries after the origin, drawn `draws` times."""
    lots = [
        _lot(learnt, factors, years, seed, number, min(LOT, draws - start))
        for number, start in enumerate(range(0, draws, LOT))
    ]
    ahead = tuple(learnt.counts.origin + one for one in range(1, years + 1))
    flows = {name: np.concatenate([lot.flows[name] for lot in lots]) for name in lots[0].flows}
    return Futures(
        ahead,
        np.concatenate([lot.cells for lot in lots]),
        np.concatenate([lot.total for lot in lots]),
        flows,
        learnt.stock.noise,
        any(lot.held for lot in lots),
    )


def chances(learnt: Learnt, seed: int, number: int, draws: int, years: int) -> Chances:
    """Drawn from what was learnt, each from a stream of its own."""

    def random(name: str) -> np.random.Generator:
        return stream(seed, "transitions", name, number)

    ways = learnt.destinations
    _, settings, ages = learnt.axes.shape
    drawn = np.zeros((draws, *ways.shape))
    drawn[:, ways > 0] = random("ways").standard_gamma(ways[ways > 0], size=(draws, int((ways > 0).sum()))) + 1e-12
    return Chances(
        leave=learnt.leaving.draw(random("leaving"), draws),
        move=learnt.moving.draw(random("moving"), draws),
        ways=drawn,
        need=learnt.needs.draw(random("needs"), draws),
        join=learnt.joining.draw_rate(random("joining"), draws),
        mixture=learnt.joining.draw_mixture(random("mixture"), draws),
        growing=learnt.joining_level.draw(random("growth"), draws, years),
        leaving=learnt.leaving_level.draw(random("leaving level"), draws, years),
        ages_joining=strays(random("ages joining"), learnt.strays["joining"], (draws, years, ages)),
        ages_leaving=strays(random("ages leaving"), learnt.strays["leaving"], (draws, years, ages)),
        settings=strays(random("settings"), learnt.strays["settings"], (draws, years, settings)),
    )


def _lot(learnt: Learnt, factors: Factors, years: int, seed: int, number: int, draws: int) -> Futures:
    given = chances(learnt, seed, number, draws, years)
    random = stream(seed, "transitions", "people", number)
    mean = learnt.stock.draw(stream(seed, "transitions", "stock", number), draws)
    people = (
        np.floor(mean + random.random(mean.shape)).astype(np.int64)
        if learnt.stock.noise
        else np.rint(mean).astype(np.int64)
    )
    cells = np.zeros((draws, years, *learnt.axes.shape), dtype=np.int32)
    total = np.zeros((draws, years), dtype=np.int64)
    flows: dict[str, Whole] = {name: np.zeros((draws, years), dtype=np.int64) for name in ("joined", "left", "moved")}
    held = False
    for year in range(years):
        rates = YearRates(learnt, factors, given, year, stream(seed, "transitions", "clumps", number, year))
        people, happened = rates.step(people, random)
        for name, count in happened.items():
            flows[name][:, year] = count
        cells[:, year] = people
        if learnt.stock.noise:
            mean = rates.carry(mean)
            cells[:, year] = _told(
                people, mean, learnt.stock.noise, stream(seed, "transitions", "records", number, year)
            )
        total[:, year] = people.sum(axis=(1, 2, 3))
        held |= rates.held
    return Futures((), cells, total, flows, held=held)


def _told(people: Whole, flow: Numbers, noise: float, random: np.random.Generator) -> Whole:
    """What a record would say of the people: each stays where he is with chance 1 - noise, else is told by the flow, several at once."""
    alive = people.sum(axis=(1, 2, 3)) / np.maximum(flow.sum(axis=(1, 2, 3)), 1e-9)
    some = flow > LEAST
    means = (flow * (noise * alive[:, None, None, None]))[some]
    told = np.zeros(flow.shape, dtype=np.int64)
    told[some] = random.poisson(random.standard_gamma(means / TELLING) * TELLING)
    if noise < 1:
        filled = people > 0
        told[filled] += random.binomial(people[filled], 1 - noise)
    return told


def clumped(means: Numbers, random: np.random.Generator) -> Numbers:
    """Means of cells that come several at once, or none: spread as gamma laws whose variance is CLUMP times the mean, the total of each
    age kept. Shape (draws, needs, settings, ages)."""
    some = means > LEAST
    made = np.zeros_like(means)
    made[some] = random.standard_gamma(means[some] / CLUMP) * CLUMP
    due, total = means.sum(axis=(1, 2), keepdims=True), made.sum(axis=(1, 2), keepdims=True)
    spread = np.minimum(due, 1.0)
    return np.asarray((made + spread * 1e-3 * means) * due / np.maximum(total + spread * 1e-3 * due, 1e-300))


class YearRates:
    """One year's chances of one lot, with the scenario's factors upon them."""

    def __init__(
        self, learnt: Learnt, factors: Factors, given: Chances, year: int, random: np.random.Generator
    ) -> None:
        self.learnt, self.given, self.year = learnt, given, year
        self.change = factors.years[year]
        population = learnt.counts.population[learnt.counts.origin + year + 1]
        joiners = given.join * given.growing[:, year : year + 1] * given.ages_joining[:, year] * population
        mixture = given.mixture * given.settings[:, year, None, :, None]
        total = mixture.sum(axis=(1, 2), keepdims=True)
        mixture = np.divide(mixture, total, out=np.zeros_like(mixture), where=total > 0)
        means = joiners[:, None, None, :] * mixture * self.change.join
        self.joiners = clumped(means, random)
        self.held = False
        self.ways, self.fits = self._ways(), self._fits()
        self.stays = learnt.axes.stays() & ~self.change.closed[None, :, None]

    def leave(self, at: tuple[Whole, ...]) -> Numbers:
        """The chance of leaving of each (draw, need, setting, age) in `at`."""
        draw, need, setting, age = at
        level = self.given.leaving[draw, self.year] * self.given.ages_leaving[draw, self.year, age]
        odds = self.given.leave[draw, setting, age] * level * self.change.leave[need, setting, age]
        kept, aim = self.change.kept[age], self.change.aim[age]
        return self._chance(odds * kept + (1 - kept) * aim, self.change.leave[need, setting, age] > 1)

    def _ways(self) -> Numbers:
        """Weights of the settings that movers go to, (draws, bands, settings, settings): as learnt, or as a closing setting sends them."""
        sent = self.change.sent
        ways = self.given.ways * self.change.way * self.given.settings[:, self.year, None, None, :]
        return np.where(sent.any(axis=1, keepdims=True), sent, ways)

    def _fits(self) -> Numbers:
        """How well a setting suits those of a need who will be a year older than now, (needs, ages, settings); nought where not allowed."""
        axes = self.learnt.axes
        later = np.zeros_like(axes.allowed)
        later[..., :-1] = axes.allowed[..., 1:]
        return np.asarray((later * self.learnt.affinity[..., None]).transpose(0, 2, 1))

    def step(self, people: Whole, random: np.random.Generator) -> tuple[Whole, dict[str, Whole]]:
        """The people a year later, and how many of each draw joined, left and moved."""
        at = np.nonzero(people)
        here = people[at]
        left = random.binomial(here, self.leave(at))
        moved = random.binomial(here - left, self.move(at))
        later = np.zeros_like(people)
        draw, need, setting, age = at
        stay = here - left - moved
        ok = stay > 0
        np.add.at(later, (draw[ok], need[ok], setting[ok], age[ok] + 1), stay[ok])
        gone = self._arrive(later, at, moved, random)
        self._change_needs(later, random)
        joined = np.zeros_like(people)
        some = self.joiners > LEAST
        joined[some] = random.poisson(self.joiners[some])
        later += joined
        count = len(people)
        flows = {
            "joined": joined.sum(axis=(1, 2, 3)),
            "left": np.bincount(draw, left, count).astype(np.int64) + gone,
            "moved": np.bincount(draw, moved, count).astype(np.int64) - gone,
        }
        return later, flows

    def move(self, at: tuple[Whole, ...]) -> Numbers:
        """The chance of going elsewhere, of those who keep a plan: certain where nobody may stay."""
        draw, need, setting, age = at
        more = self.change.move[need, setting, age]
        odds = self._chance(self.given.move[draw, setting, age] * more, more > 1)
        return np.where(self.stays[need, setting, age], odds, 1.0)

    def _chance(self, odds: Numbers, turned: Truth) -> Numbers:
        """Held between nought and one; remembers where it is the scenario that went beyond."""
        self.held |= bool(((odds > 1) & turned).any())
        return np.asarray(np.clip(odds, 0, 1))

    def _arrive(self, later: Whole, at: tuple[Whole, ...], moved: Whole, random: np.random.Generator) -> Whole:
        """Puts movers where they go; those with nowhere to go leave: how many of each draw."""
        draw, need, setting, age = (np.repeat(one[moved > 0], moved[moved > 0]) for one in at)
        band = self.learnt.axes.band[np.minimum(age + 1, self.learnt.axes.shape[2] - 1)]
        reach = np.cumsum(self.ways[draw, band, setting] * self.fits[need, age], axis=1)
        goes = reach[:, -1] > 0
        pick = (random.random(len(draw))[:, None] * reach[:, -1:] >= reach).sum(axis=1)
        np.add.at(later, (draw[goes], need[goes], pick[goes], age[goes] + 1), 1)
        return np.bincount(draw[~goes], minlength=len(later)).astype(np.int64)

    def _change_needs(self, later: Whole, random: np.random.Generator) -> None:
        draw, need, setting, age = np.nonzero(later)
        changing = random.binomial(later[draw, need, setting, age], self.given.need[draw, need])
        draw, need, setting, age = (
            np.repeat(one[changing > 0], changing[changing > 0]) for one in (draw, need, setting, age)
        )
        reach = np.cumsum(self.learnt.new_need[need] * self.learnt.axes.allowed[:, setting, age].T, axis=1)
        ok = reach[:, -1] > 0
        pick = (random.random(len(draw))[:, None] * reach[:, -1:] >= reach).sum(axis=1)
        np.subtract.at(later, (draw[ok], need[ok], setting[ok], age[ok]), 1)
        np.add.at(later, (draw[ok], pick[ok], setting[ok], age[ok]), 1)

    def carry(self, flow: Numbers) -> Numbers:
        """The mean of each cell a year later, shape as `flow`."""
        axes, given = self.learnt.axes, self.given
        level = given.leaving[:, self.year, None] * given.ages_leaving[:, self.year]
        leave = given.leave[:, None] * level[:, None, None, :] * self.change.leave
        kept = self.change.kept
        leave = np.clip(leave * kept + (1 - kept) * self.change.aim, 0, 1)
        move = np.where(self.stays, np.clip(given.move[:, None] * self.change.move, 0, 1), 1.0)
        stay = flow * (1 - leave)
        going = stay * move
        later = self.joiners.copy()
        later[..., 1:] += (stay - going)[..., :-1]
        for band in np.unique(axes.band[1:]):
            ages = np.flatnonzero(axes.band[1:] == band)
            later[..., ages + 1] += self._going(going[..., ages], int(band), ages)
        return self._needs_changed(later)

    def _going(self, going: Numbers, band: int, at: Whole) -> Numbers:
        """Where the means at some ages of one band go, (draws, needs, settings, those ages)."""
        draws, needs, settings, ages = going.shape
        ways = self.ways[:, band]
        fits = self.fits[:, at].transpose(2, 0, 1).reshape(settings, -1)
        room = np.matmul(ways, fits)
        people = going.transpose(0, 2, 1, 3).reshape(draws, settings, -1)
        each = np.divide(people, room, out=np.zeros_like(people), where=room > 0)
        gone = np.matmul(ways.transpose(0, 2, 1), each) * fits
        return np.asarray(gone.reshape(draws, settings, needs, ages).transpose(0, 2, 1, 3))

    def _needs_changed(self, later: Numbers) -> Numbers:
        leaving = later * self.given.need[:, :, None, None]
        return np.asarray(later - leaving + np.einsum("dnsa,nm->dmsa", leaving, self.learnt.new_need))
