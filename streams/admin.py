"""The topics on the broker: made where they are missing, and held against the registry."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import for_code

from streams.broker_errors import BrokerError, told_plainly
from streams.settings import Settings
from streams.topics import Topic, topics

MOST_REPLICAS = 3
_UNKNOWN_TOPIC = 3
_TOPIC_EXISTS = 36


@dataclass(frozen=True)
class TopicState:
    """Hold a topic of the registry as it is on the broker; no partitions where it is missing."""

    topic: Topic
    partitions: int = 0
    replicas: int = 0
    config: Mapping[str, str] | None = None

    @property
    def faults(self) -> list[str]:
        """Say where the topic falls short of the registry."""
        if not self.partitions:
            return ["is missing: `kutip topics create` makes it"]
        held = self.config or {}
        size = int(held.get("max.message.bytes", 0))
        if size < self.topic.max_bytes:
            return [f"takes messages up to {size} bytes, fewer than KUTIP_MAX_BYTES asks for"]
        return []


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Connect to the broker for administration; raises BrokerError where none answers."""
    client = AIOKafkaAdminClient(bootstrap_servers=settings.kafka)
    with told_plainly(settings):
        try:
            await client.start()
            yield client
        finally:
            await client.close()


async def create_topics(settings: Settings) -> list[Topic]:
    """Make the topics that are missing; return those that were made."""
    async with administering(settings) as client:
        replicas = settings.replicas or min(MOST_REPLICAS, await _brokers(client))
        wanted = list(topics(settings))
        answer = await client.create_topics(
            [
                NewTopic(topic.name, settings.partitions, replicas, topic_configs=topic.config)
                for topic in wanted
            ]
        )
        made = {name for name, *told in answer.topic_errors if _is_made(name, told)}
        return [topic for topic in wanted if topic.name in made]


async def topic_states(settings: Settings) -> list[TopicState]:
    """Look at every topic of the registry as it is on the broker."""
    async with administering(settings) as client:
        wanted = list(topics(settings))
        described = {d["topic"]: d for d in await client.describe_topics([t.name for t in wanted])}
        there = [topic for topic in wanted if not described[topic.name]["error_code"]]
        configs = await _configs(client, there)
        return [_state(topic, described[topic.name], configs.get(topic.name)) for topic in wanted]


async def require_topics(settings: Settings, *names: str) -> None:
    """Raise BrokerError where a topic is missing: aiokafka's clients would wait for it."""
    async with administering(settings) as client:
        told = await client.describe_topics(list(names))
    if missing := [each["topic"] for each in told if each["error_code"] == _UNKNOWN_TOPIC]:
        raise BrokerError(
            f"there is no topic {' or '.join(missing)}: `kutip topics create` makes Kutip's own"
        )


async def _brokers(client: AIOKafkaAdminClient) -> int:
    return len((await client.describe_cluster())["brokers"])


def _is_made(name: str, told: list[Any]) -> bool:
    code, why = told[0], told[1] if len(told) > 1 else None
    if code not in {0, _TOPIC_EXISTS}:
        raise BrokerError(f"{name} cannot be made: {why or for_code(code).__name__}")
    return bool(code == 0)


def _state(topic: Topic, told: Mapping[str, Any], config: Mapping[str, str] | None) -> TopicState:
    partitions = told["partitions"]
    replicas = min((len(partition["replicas"]) for partition in partitions), default=0)
    return TopicState(topic, len(partitions), replicas, config)


async def _configs(
    client: AIOKafkaAdminClient, there: Iterable[Topic]
) -> dict[str, dict[str, str]]:
    asked = [ConfigResource(ConfigResourceType.TOPIC, topic.name) for topic in there]
    answers = await client.describe_configs(asked) if asked else []
    return {
        resource[3]: {entry[0]: entry[1] for entry in resource[4]}
        for answer in answers
        for resource in answer.resources
    }
