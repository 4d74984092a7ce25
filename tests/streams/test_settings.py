"""Settings: the environment, flags before it, and errors that name the variable."""

import pytest

from streams.settings import Settings, SettingsError, described, variable


def test_defaults_are_the_documented_topics() -> None:
    settings = Settings.read({})
    assert (settings.kafka, settings.topic_raw) == ("localhost:9092", "news.articles.raw")


def test_environment_is_read_into_the_fields_types() -> None:
    settings = Settings.read(
        {
            "KUTIP_KAFKA": "a.example:9092,b.example:9093",
            "KUTIP_PARTITIONS": "12",
            "KUTIP_RETRY_SECONDS": "2.5",
            "KUTIP_COMPRESSION": "zstd",
            "HOME": "/home/ann",
        }
    )
    assert settings.kafka == "a.example:9092,b.example:9093"
    assert (settings.partitions, settings.retry_seconds) == (12, 2.5)
    assert settings.compression == "zstd"


def test_process_environment_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUTIP_GROUP", "night-desk")
    assert Settings.read().group == "night-desk"


def test_empty_variable_counts_as_unset() -> None:
    assert Settings.read({"KUTIP_GROUP": ""}).group == Settings().group


def test_flag_comes_before_the_environment_and_an_unset_flag_does_not() -> None:
    environ = {"KUTIP_GROUP": "from-environment", "KUTIP_PROCESSES": "2"}
    settings = Settings.read(environ, {"group": "from-flag", "processes": None})
    assert (settings.group, settings.processes) == ("from-flag", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kafka", "localhost"),
        ("kafka", "localhost:9092,"),
        ("kafka", "a:1, b:2"),
        ("group", "two words"),
        ("topic_raw", "berita/mentah"),
        ("topic_dead", "x" * 250),
        ("partitions", "0"),
        ("partitions", "many"),
        ("replicas", "-1"),
        ("max_bytes", "1000"),
        ("compression", "brotli"),
        ("processes", "1.5"),
        ("batch", "0"),
        ("retry_seconds", "0"),
        ("stop_seconds", "soon"),
        ("health_port", "65536"),
        ("log_level", "loud"),
    ],
)
def test_error_names_the_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{variable(name)}: "):
        Settings.read({variable(name): value})
    with pytest.raises(SettingsError, match=rf"^{variable(name)}: "):
        Settings.read({}, {name: value})


def test_every_setting_is_described_with_its_default() -> None:
    told = {name: (default, meaning) for name, default, meaning in described()}
    assert list(told) == [variable(name) for name in Settings.__struct_fields__]
    assert all(meaning for _, meaning in told.values())
    assert {name: default for name, (default, _) in told.items()} == {
        variable(name): str(getattr(Settings(), name)) for name in Settings.__struct_fields__
    }


def test_described_defaults_can_be_set_as_they_are_written() -> None:
    assert Settings.read({name: default for name, default, _ in described()}) == Settings()
