"""Quotes of an article: the pipeline, stage by stage."""

from dataclasses import replace

from agents.quotes.attribution import direct_quotes
from agents.quotes.caseless import caseless_mentions, caseless_quotes
from agents.quotes.finders import MentionFinder, with_found
from agents.quotes.free import free_quotes
from agents.quotes.indirect import indirect_quotes
from agents.quotes.resolution import resolve
from agents.quotes.scene import Scene
from agents.quotes.statements import in_order
from agents.text import Document
from schemas import Quote


def find_quotes(document: Document, finder: MentionFinder | None = None) -> list[Quote]:
    """Find what is said in an article and by whom: direct, indirect and mixed quotes, in order.

    Offsets are code points into the document's text; `id` is left empty. The text is never
    altered, and an article without quotes gives an empty list. A `finder` adds the names that it
    knows to those that our rules find; MentionFinderError is raised for names that cannot be.
    """
    scene = Scene.read(document, finder)
    if not scene.grammar.lexicon.cased:
        told = caseless_quotes(scene)
        mentions = caseless_mentions(scene, told)
        if finder is not None:
            mentions = with_found(document, mentions, finder)
        return resolve(replace(scene, mentions=mentions), told)
    direct = direct_quotes(scene)
    indirect = indirect_quotes(scene, direct)
    told = in_order([*direct, *indirect])
    return resolve(scene, in_order([*told, *free_quotes(scene, told)]))
