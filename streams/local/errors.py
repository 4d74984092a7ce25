"""What can go wrong with a local Kafka.

LocalKafkaError
└── LocalKafkaUnavailableError    this machine lacks something: Java, a package, a network
"""


class LocalKafkaError(Exception):
    """Say what is wrong, and what to do about it."""


class LocalKafkaUnavailableError(LocalKafkaError):
    """Say what this machine lacks for a local Kafka."""
