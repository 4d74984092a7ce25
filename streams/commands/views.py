"""The records of each topic as a person reads them; `kutip tail` prints these."""

from typing import TypeVar

import msgspec
import orjson
from rich.console import Group, RenderableType
from rich.text import Text

from schemas import ClaimRecord, DeadLetter, EnrichedArticle, QuoteRecord
from streams.commands.pretty import CLAIM_STYLE, QUOTE_STYLE, article_view, speaker_of, value_of
from streams.commands.shared import shown
from streams.messages import Incoming

T = TypeVar("T")


def view(message: Incoming, role: str) -> RenderableType:
    """Lay out a record of the topic with this role; as plain text where it is none of ours."""
    if message.value is None:
        return Text(f"withdrawn: {shown(message.key)}", style="dim")
    try:
        return _VIEWS[role](message)
    except (KeyError, ValueError):
        return Text(shown(message.value))


def _article(message: Incoming) -> RenderableType:
    return Group(article_view(_read(message, EnrichedArticle)), Text("─" * 72, style="dim"))


def _quote(message: Incoming) -> RenderableType:
    quote = _read(message, QuoteRecord)
    about = Text(f"  — {quote.article.publisher or quote.article.id}", style="dim")
    return Text.assemble(speaker_of(quote.speaker), ": ", (quote.text, QUOTE_STYLE), about)


def _claim(message: Incoming) -> RenderableType:
    claim = _read(message, ClaimRecord)
    by = f"  {claim.speaker}" if claim.speaker else ""
    return Text.assemble(
        (claim.text, CLAIM_STYLE),
        f" = {value_of(claim)} [{claim.kind}]{by}",
        ("\n  ", ""),
        (claim.sentence.text, "dim"),
    )


def _dead(message: Incoming) -> RenderableType:
    letter = DeadLetter.read(message.key, message.value, message.headers)
    place = f"{message.partition}:{message.offset}"
    return Text.assemble(
        (place, "bold"),
        f"  {letter.failure.exception_message}",
        (f"  {shown(letter.key)} {shown(letter.value)[:80]}", "dim"),
    )


_VIEWS = {"enriched": _article, "quotes": _quote, "claims": _claim, "dead": _dead}


def _read(message: Incoming, kind: type[T]) -> T:
    return msgspec.convert(orjson.loads(message.value or b""), kind)
