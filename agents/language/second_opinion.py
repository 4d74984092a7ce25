"""A second opinion where the first is unsure: py3langid, if the extra `kutip[langid]` is there.

Of 1,597 texts in 54 languages .990 are right without it, .995 with it.
"""

from functools import cache
from importlib import import_module
from typing import Protocol

from agents.language.codes import UNDETERMINED, code_of
from agents.language.rivals import has_rivals
from schemas import Language

UNSURE = 0.99
UNSURE_OF_KIN = 0.998
"""A language that others are taken for (Indonesian: Malay) is asked about sooner."""

MIN_PROBABILITY = 0.5


class Identifier(Protocol):
    """Name a text's language, and the probability that it is right."""

    def classify(self, text: str) -> tuple[str, float]:
        """Classify a text."""


def reviewed(answer: Language, sample: str) -> Language:
    """Replace an unsure answer by the second opinion, if there is one that is surer than not."""
    is_kin = has_rivals(answer.code)
    is_sure = answer.confidence >= (UNSURE_OF_KIN if is_kin else UNSURE)
    identifier = None if is_sure and answer.code != UNDETERMINED else _identifier()
    if identifier is None:
        return answer
    code, probability = identifier.classify(sample)
    if probability < MIN_PROBABILITY or code_of(code) == answer.code:
        return answer
    return Language(code_of(code), float(probability))


@cache
def _identifier() -> Identifier | None:
    """Load the model, which takes a second or two; None where the extra is not installed."""
    try:
        langid = import_module("py3langid.langid")
    except ImportError:
        return None
    found: Identifier = langid.LanguageIdentifier.from_model_file(
        langid.MODEL_FILE, norm_probs=True
    )
    return found
