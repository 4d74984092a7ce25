"""Dead letters: messages that could not be enriched, unchanged, with the reason in their headers.

The reason stands where Kafka Connect puts it, so that the tools for its dead letters read ours.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, convert, structs

from schemas.version import VERSION

PREFIX = "__connect.errors."

Stage = Literal["VALUE_CONVERTER", "TRANSFORMATION", "TASK_PUT"]
"""Where it failed, in Connect's words: reading the bytes, enriching, publishing."""


class Failure(Struct, frozen=True, kw_only=True, rename=lambda name: name.replace("_", ".")):
    """Say why a message is a dead letter, and where it came from.

    Each field is a header of its own, `__connect.errors.` before its name; `exception_message`
    names the field that is wrong, `class_name` the program that gave up.
    """

    topic: str
    partition: int
    offset: int
    stage: Stage
    class_name: str = f"kutip {VERSION}"
    exception_class_name: str
    exception_message: str
    exception_stacktrace: str = ""

    def headers(self) -> list[tuple[str, bytes]]:
        """Write the failure as headers."""
        names = self.__struct_encode_fields__
        return [
            (PREFIX + name, str(value).encode("utf-8", "backslashreplace"))
            for name, value in zip(names, structs.astuple(self), strict=True)
        ]


class DeadLetter(Struct, frozen=True, kw_only=True):
    """Hold a message as it came, byte for byte, and why it could not be enriched."""

    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes | None]]
    failure: Failure

    @classmethod
    def read(
        cls, key: bytes | None, value: bytes | None, headers: Sequence[tuple[str, bytes | None]]
    ) -> "DeadLetter":
        """Part a dead letter's own headers, the last ones, from those that the message had.

        Raises ValueError where the last headers are no failure's.
        """
        names = Failure.__struct_encode_fields__
        own, last = list(headers[: -len(names)]), headers[-len(names) :]
        if [name for name, _ in last] != [PREFIX + name for name in names]:
            raise ValueError("no dead letter of Kutip's: its last headers tell no failure")
        told = {name.removeprefix(PREFIX): (value or b"").decode() for name, value in last}
        failure = convert(told, Failure, strict=False)
        return cls(key=key, value=value, headers=own, failure=failure)
