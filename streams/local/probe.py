"""Whether a broker really answers: it is asked which brokers it knows."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from aiokafka import AIOKafkaClient
from aiokafka.errors import KafkaConnectionError

_ANSWERS_WITHIN = 2.0


def brokers_known_to(host: str, port: int) -> set[int]:
    """Ask a broker which brokers it knows; none where it does not answer yet."""
    if not _listens(host, port):  # the client would log each refusal as an error
        return set()
    with ThreadPoolExecutor(1) as aside:  # whoever calls us may be in an event loop
        return aside.submit(asyncio.run, _ask(f"{host}:{port}")).result()


def _listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), _ANSWERS_WITHIN).close()
    except OSError:
        return False
    return True


async def _ask(address: str) -> set[int]:
    client = AIOKafkaClient(
        bootstrap_servers=address, request_timeout_ms=int(1000 * _ANSWERS_WITHIN)
    )
    try:
        await client.bootstrap()
        return {broker.nodeId for broker in client.cluster.brokers()}
    except KafkaConnectionError:
        return set()
    finally:
        await client.close()
