import numpy as np
import pytest

from areasend.demo.quota import allot, capped_counts, pick, settle, shares_to_counts


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def test_shares_become_whole_numbers_with_the_right_sum():
    assert shares_to_counts([1, 1, 1], 10).tolist() == [4, 3, 3]


def test_no_weight_gives_no_counts():
    assert shares_to_counts([0, 0], 5).tolist() == [0, 0]


def test_what_a_full_place_cannot_take_goes_to_the_others():
    assert capped_counts(np.array([9.0, 1.0]), 10, np.array([4, 20])).tolist() == [4, 6]


def test_a_cap_on_all_places_caps_the_total():
    assert capped_counts(np.array([1.0, 1.0]), 10, np.array([2, 3])).sum() == 5


def test_members_without_weight_are_never_picked(rng):
    assert pick(rng, np.array([0.0, 1.0, 0.0, 1.0]), 2).tolist() == [1, 3]


def test_more_than_there_are_picks_all_there_are(rng):
    assert pick(rng, np.array([1.0, 0.0]), 5).tolist() == [0]


def test_settled_labels_have_the_wanted_counts(rng):
    labels, likely = np.zeros(10, dtype=int), np.ones((10, 3))
    settled = settle(rng, labels, np.array([5, 3, 2]), likely)
    assert np.bincount(settled).tolist() == [5, 3, 2]


def test_labels_that_fit_already_stay(rng):
    labels = np.array([0, 1, 1, 2])
    assert settle(rng, labels, np.array([1, 2, 1]), np.ones((4, 3))).tolist() == labels.tolist()


def test_a_label_goes_to_whom_it_is_likely_for(rng):
    likely = np.array([[1.0, 1e-9]] * 9 + [[1.0, 1.0]])
    assert settle(rng, np.zeros(10, dtype=int), np.array([9, 1]), likely)[9] == 1


def test_allotted_labels_are_stretched_to_the_size(rng):
    assert np.bincount(allot(rng, np.array([1, 1]), 8)).tolist() == [4, 4]
