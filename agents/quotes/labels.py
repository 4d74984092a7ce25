"""Labels: a name before a quote's words ("WALLACE: …") or under them ("…" – Ann Lee)."""

import re

from agents.quotes.marks import Marked
from agents.quotes.phrases import Source, read_source
from agents.quotes.scene import Scene
from agents.quotes.statements import Statement
from agents.text import Span

MIN_LETTERS = 3
"""Fewer capitals are no name: "Q: …"."""

_LABEL = re.compile(r"([^\W\d_](?:[\w .’'-]{1,40}+)):\s+(?=\S)")
_SIGNED = re.compile(r"[ \u00a0]?[―—–-]{1,2}[ \u00a0]?([^\W\d_][^\n:;!?\"“”«»]{2,120}+)(?=\n|\Z)")
_DIRECTION = re.compile(r"[(\[][^()\[\]]{0,80}+[)\]]\.?\Z")


def labelled(scene: Scene, pair: Marked) -> Statement | None:
    """Read "WALLACE: Will she be there?" between marks: who speaks, and what is said."""
    label = _LABEL.match(scene.text, *pair.content)
    if label is None or not label[1].isupper() or len(label[1]) < MIN_LETTERS:
        return None
    span = Span(*label.span(1))
    names = [mention.name for mention in scene.mentions_in(*span) if mention.name]
    source = Source(span, "person", names[-1] if names else span)
    return Statement("direct", Span(label.end(), pair.content.end), "speaker label", source=source)


def signed(scene: Scene, pair: Marked) -> Statement | None:
    """Read who has signed a quote, behind a dash and alone on the rest of the line."""
    name = _SIGNED.match(scene.text, pair.outer.end) if not pair.dash else None
    if name is None or not scene.text[name.start(1)].isupper():
        return None
    source = read_source(scene, Span(*name.span(1)))
    if source is None or source.name is None or source.kind not in {"person", "body"}:
        return None
    return Statement("direct", pair.content, "signature", source=source)


def is_direction(scene: Scene, pair: Marked) -> bool:
    """Tell what nobody says: "(CROSSTALK)", "[laughter]"."""
    return _DIRECTION.match(scene.text, *pair.content) is not None
