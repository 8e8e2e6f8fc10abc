"""A place as the parser tells it: its codes by GB/T 2260 and its names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LocatedPlace:
    """A province-level region, with the prefecture city in it and the county beneath, where one is meant."""

    region: str
    region_name: str
    city: str = ""
    city_name: str = ""
    county: str = ""
    county_name: str = ""

    @classmethod
    def of(cls, code: str, regions: dict[str, dict]) -> "LocatedPlace":
        """The province or city of a code; `regions` are the fields of each code."""
        fields = regions[code]
        if fields["level"] != "city":
            return cls(code, fields["name"])
        return cls(fields["parent"], regions[fields["parent"]]["name"], code, fields["name"])
