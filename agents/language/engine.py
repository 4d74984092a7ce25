"""langdetect: naive Bayes over character n-grams (Nakatani, 2010), made to repeat itself."""

from functools import cache
from pathlib import Path
from threading import Lock

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from agents.language.codes import UNDETERMINED, code_of
from schemas import Language

SEED = 0
"""Every detection draws its n-grams from this seed anew, so none depends on those before it."""

_LOADING = Lock()


def likeliest(sample: str) -> Language:
    """Name the likeliest language of a sample; "und" where it has no letter that any profile knows.

    The probability is poorly calibrated: most wrong answers have p > .9999.
    """
    with _LOADING:
        detector = _factory().create()
    try:
        detector.append(sample)
        found = detector.get_probabilities()
    except LangDetectException:  # "No features in text"
        found = []
    return Language(code_of(found[0].lang), found[0].prob) if found else Language(UNDETERMINED, 0.0)


@cache
def _factory() -> DetectorFactory:
    """Load the profiles in the order of their names; the package's loader takes the disk's."""
    factory = DetectorFactory()
    factory.set_seed(SEED)
    profiles = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.suffix == "")
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in profiles])
    return factory
