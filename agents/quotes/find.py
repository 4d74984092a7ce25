"""Quotes of an article: the pipeline, stage by stage."""

from dataclasses import replace

from agents.quotes.attribution import direct_quotes
from agents.quotes.caseless import caseless_mentions, caseless_quotes
from agents.quotes.free import free_quotes
from agents.quotes.indirect import indirect_quotes
from agents.quotes.resolution import resolve
from agents.quotes.scene import Scene
from agents.quotes.statements import in_order
from agents.text import Document
from schemas import Quote


def find_quotes(document: Document) -> list[Quote]:
    """Find what is said in an article and by whom: direct, indirect and mixed quotes, in order.

    Offsets are code points into the document's text; `id` is left empty. The text is never
    altered, and an article without quotes gives an empty list.
    """
    scene = Scene.read(document)
    if not scene.grammar.lexicon.cased:
        told = caseless_quotes(scene)
        return resolve(replace(scene, mentions=caseless_mentions(scene, told)), told)
    direct = direct_quotes(scene)
    indirect = indirect_quotes(scene, direct)
    told = in_order([*direct, *indirect])
    return resolve(scene, in_order([*told, *free_quotes(scene, told)]))
