"""Settings: what can be configured, each by an environment variable `KUTIP_…`."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

PREFIX = "KUTIP_"

Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9._-]{1,249}$")]
Positive = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]


class SettingsError(ValueError):
    """Say which setting cannot be used, and why."""


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hold the settings of every command; a field's variable is its name in capitals.

    Durations are in seconds, sizes in bytes.
    """

    kafka: Annotated[
        str,
        Meta(pattern=r"^[^\s,]+:\d+(,[^\s,]+:\d+)*$", description="brokers: host:port, …"),
    ] = "localhost:9092"
    group: Annotated[Name, Meta(description="the workers' consumer group")] = "kutip"
    topic_raw: Annotated[Name, Meta(description="where producers push")] = "news.articles.raw"
    topic_enriched: Annotated[Name, Meta(description="enriched articles")] = (
        "news.articles.enriched"
    )
    topic_quotes: Annotated[Name, Meta(description="one record a quote")] = "news.quotes"
    topic_claims: Annotated[Name, Meta(description="one record a figure")] = "news.claims"
    topic_dead: Annotated[Name, Meta(description="dead letters")] = "news.articles.dead"
    partitions: Annotated[
        Positive, Meta(description="partitions of a new topic: the most workers that share it")
    ] = 8
    replicas: Annotated[
        int,
        Meta(ge=0, description="copies of a new topic; 0: as many as brokers allow, 3 at most"),
    ] = 0
    max_bytes: Annotated[
        int, Meta(ge=65_536, description="the largest message of a new topic, and of a producer")
    ] = 8_388_608
    compression: Annotated[
        Literal["none", "gzip", "zstd", "lz4", "snappy"],
        Meta(description="of what is published; plain Python consumers read none and gzip"),
    ] = "none"
    processes: Annotated[Positive, Meta(description="worker processes: one a core")] = 1
    batch: Annotated[Positive, Meta(description="articles published together")] = 32
    retry_seconds: Annotated[
        Seconds, Meta(description="how long a worker retries what a broker refuses, then ends")
    ] = 300.0
    stop_seconds: Annotated[
        Seconds, Meta(description="how long a stopping worker may finish what it holds")
    ] = 30.0
    health_port: Annotated[
        int, Meta(ge=0, le=65_535, description="where a worker answers /health; 0: nowhere")
    ] = 0
    mention_finder: Annotated[
        str,
        Meta(
            pattern=r"^([\w.]+:[\w.]+)?$",
            description="package.module:function, a recogniser of names of your own",
        ),
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="of the workers")
    ] = "info"

    @classmethod
    def read(
        cls,
        environ: Mapping[str, str] = os.environ,
        chosen: Mapping[str, object] = MappingProxyType({}),
    ) -> "Settings":
        """Read the environment; what is `chosen` (not None) comes first, as a flag does.

        Raises SettingsError, naming the variable.
        """
        names = cls.__struct_fields__
        found: dict[str, object] = {
            name: environ[variable(name)] for name in names if environ.get(variable(name))
        }
        found |= {name: value for name, value in chosen.items() if value is not None}
        return _converted(found)

    def environment(self) -> dict[str, str]:
        """Write the settings as the variables that another process reads them from."""
        return {variable(name): str(getattr(self, name)) for name in self.__struct_fields__}


def variable(name: str) -> str:
    """Name the environment variable of a setting."""
    return PREFIX + name.upper()


def described() -> list[tuple[str, str, str]]:
    """List every setting's variable, default and meaning."""
    fields = msgspec.inspect.type_info(Settings).fields  # type: ignore[attr-defined]
    return [(variable(f.name), str(f.default), _description(f.type)) for f in fields]


def _description(kind: Any) -> str:
    return str((kind.extra_json_schema or {}).get("description", ""))


def _converted(found: dict[str, object]) -> Settings:
    try:
        return msgspec.convert(found, Settings, strict=False)
    except msgspec.ValidationError as error:
        why, _, path = str(error).partition(" - at `$.")
        raise SettingsError(f"{variable(path.rstrip('`'))}: {why}") from error
