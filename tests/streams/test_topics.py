"""The registry: a topic a role, under the names that the settings give."""

import pytest

from schemas import ClaimRecord, DeadLetter, EnrichedArticle, QuoteRecord, RawArticle
from streams.settings import Settings
from streams.topics import DEAD_LETTER_SLACK, Topics, topics


def test_each_role_holds_its_record() -> None:
    assert {topic.role: topic.holds for topic in topics(Settings())} == {
        "raw": RawArticle,
        "enriched": EnrichedArticle,
        "quotes": QuoteRecord,
        "claims": ClaimRecord,
        "dead": DeadLetter,
    }


@pytest.mark.parametrize("role", Topics.__dataclass_fields__)
def test_names_come_from_the_settings(role: str) -> None:
    registry = topics(Settings.read({}, {f"topic_{role}": "another.name"}))
    assert getattr(registry, role).name == "another.name"
    assert getattr(registry, role).role == role
    assert len({topic.name for topic in registry}) == len(list(registry)) == 5


def test_dead_letters_are_kept_for_ever_and_may_outgrow_their_messages() -> None:
    settings = Settings.read({}, {"max_bytes": 100_000})
    registry = topics(settings)
    assert registry.dead.config == {
        "max.message.bytes": str(100_000 + DEAD_LETTER_SLACK),
        "retention.ms": "-1",
    }
    others = [topic for topic in registry if topic is not registry.dead]
    assert [topic.config for topic in others] == [{"max.message.bytes": "100000"}] * 4
