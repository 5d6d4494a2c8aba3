"""Finite fields: the arithmetic that designs are made with."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product


def prime_power(order: int) -> tuple[int, int] | None:
    """Return (prime, exponent) where ``order`` is a power of a prime, else None."""
    prime = next((p for p in range(2, order + 1) if order % p == 0), 0)
    exponent = 0
    while prime and order % prime == 0:
        order //= prime
        exponent += 1
    return (prime, exponent) if prime and order == 1 else None


class Field:
    """The field of ``order`` elements, which are numbers: digits to the base of its prime."""

    def __init__(self, order: int):
        parts = prime_power(order)
        if parts is None:
            raise ValueError(f"there is no field of {order} elements")
        self.order = order
        self.prime, self.exponent = parts
        digits = [self._digits(each) for each in range(order)]
        self._plus = [[self._number(a, b) for b in digits] for a in digits]
        self._powers = self._generated()
        self._logs = {element: power for power, element in enumerate(self._powers)}

    def add(self, one: int, other: int) -> int:
        return self._plus[one][other]

    def multiply(self, one: int, other: int) -> int:
        if not one or not other:
            return 0
        return self._powers[(self._logs[one] + self._logs[other]) % (self.order - 1)]

    def negative(self, one: int) -> int:
        return self._plus[one].index(0)

    def _digits(self, number: int) -> list[int]:
        digits = []
        for _ in range(self.exponent):
            number, digit = divmod(number, self.prime)
            digits.append(digit)
        return digits

    def _number(self, one: Sequence[int], other: Sequence[int]) -> int:
        number = 0
        for a, b in zip(reversed(one), reversed(other), strict=True):
            number = number * self.prime + (a + b) % self.prime
        return number

    def _generated(self) -> list[int]:
        """The powers of an element that generates all others, by the first modulus with one."""
        every = map(self._powers_by, product(range(self.prime), repeat=self.exponent))
        return next(powers for powers in every if len(powers) == self.order - 1)

    def _powers_by(self, modulus: Sequence[int]) -> list[int]:
        """The powers of x before it comes round to one."""
        powers, element = [1], self._digits(1)
        while len(powers) < self.order:
            element = self._shifted(element, modulus)
            number = self._number(element, [0] * self.exponent)
            if number in (0, 1):
                break
            powers.append(number)
        return powers

    def _shifted(self, element: Sequence[int], modulus: Sequence[int]) -> list[int]:
        """``element`` times x, where x to the exponent is the modulus."""
        top = element[-1]
        return [
            (low + top * digit) % self.prime
            for low, digit in zip([0, *element[:-1]], modulus, strict=True)
        ]


@lru_cache(maxsize=8)
def field(order: int) -> Field:
    return Field(order)
