"""What a worker is asked, to a JSON line and back."""

import json
from dataclasses import asdict, dataclass

from onrecord.asking.saved import Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A query to run: its text, and the parameters and values that go into it."""

    store: str
    text: str
    limit: int
    parameters: tuple[Parameter, ...] = ()
    values: dict[str, str]

    def to_line(self) -> str:
        """Return the request as the line that a worker takes."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "Request":
        """Return the request that a line holds."""
        fields = json.loads(line)
        parameters = tuple(
            Parameter(**one | {"one_of": tuple(one["one_of"])}) for one in fields.pop("parameters")
        )
        return cls(parameters=parameters, **fields)
