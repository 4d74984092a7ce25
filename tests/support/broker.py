"""A topic's settings on the broker, changed while a stream runs."""

import asyncio
from collections.abc import Mapping

from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from streams.admin import administering
from streams.settings import Settings


def set_topic(settings: Settings, topic: str, config: Mapping[str, str]) -> None:
    """Give a topic exactly these settings; the others fall back to the broker's."""
    asyncio.run(_set_topic(settings, topic, config))


async def _set_topic(settings: Settings, topic: str, config: Mapping[str, str]) -> None:
    resource = ConfigResource(ConfigResourceType.TOPIC, topic, dict(config))
    async with administering(settings) as client:
        (answer,) = await client.alter_configs([resource])
        assert [each[0] for each in answer.resources] == [0]
