import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archive.comparison.distinct_numbers import distinct


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 3)))
def test_each_number_once_in_rising_order(numbers):
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_of_numbers_without_a_sign_too(numbers):
    assert distinct(np.array(numbers, np.uint64)).tolist() == sorted(set(numbers))
