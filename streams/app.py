"""The Faust app: it owns the consumer group, its partitions and offsets."""

import faust

from streams.health import Pulse, add_health_page
from streams.settings import Settings
from streams.topics import topics

COMMIT_SECONDS = 0.5
"""What a killed worker had done since its last commit is done again."""

SESSION_SECONDS = 12.0
"""So long a dead worker's partitions lie idle."""


class App(faust.App):
    """Make no folders: Faust would keep tables in the working directory, and we have none."""

    def _create_directories(self) -> None:
        pass


def make_app(settings: Settings) -> faust.App:
    """Make the app; its agents are found in the package `agents`."""
    return App(
        settings.group,
        broker=[f"kafka://{address}" for address in settings.kafka.split(",")],
        autodiscover=["agents.enricher"],
        web_enabled=settings.health_port > 0,
        web_port=settings.health_port or 6066,
        broker_commit_interval=COMMIT_SECONDS,
        broker_session_timeout=SESSION_SECONDS,
        broker_heartbeat_interval=3.0,
        broker_max_poll_records=500,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=max(1_048_576, settings.max_bytes),
        stream_buffer_maxsize=256,
        stream_wait_empty=True,  # a stopping worker finishes what it holds
        topic_disable_leader=True,  # we have no tables, and declare our topics ourselves
        topic_allow_declare=False,
        table_standby_replicas=0,
    )


def raw_articles(app: faust.App, settings: Settings) -> faust.TopicT:
    """Subscribe to raw articles as bytes: Faust drops what it cannot decode itself."""
    schema: faust.Schema[bytes, bytes] = faust.Schema(
        key_type=bytes,
        value_type=bytes,
        key_serializer="raw",
        value_serializer="raw",
        allow_empty=True,  # a tombstone
    )
    return app.topic(topics(settings).raw.name, schema=schema)


SETTINGS = Settings.read()
pulse = Pulse()
app = make_app(SETTINGS)
add_health_page(app, pulse)
