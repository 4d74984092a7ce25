"""A language's lexicon, made ready to be matched; its words in a text of lower case."""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from agents.quotes.cue_forms import capitalised, cue_forms
from agents.quotes.lexicon import LEXICONS, Gender, Names, PronounGroup, QuoteLexicon
from agents.quotes.names_pattern import alias_source, capital_source, run_source
from agents.text import alternation, dense_alternation, lexicon, lowered

EDGE = " \t\u00a0,.;:()[]\"'“”‘’«»„–—-、。，：「」『』（）"
"""What may stand at the edges of a word and belongs to none."""

MIN_WORDS, MIN_CHARACTERS = 3, 7
"""A content is no shorter: in words, or in characters where words are written together."""

MIN_COMPOUND = 4
"""So long is a word at least that a compound may end with ("Innen-minister")."""

MIN_STEM = 3
"""What is left of a word without its case ending is no shorter."""

_SPACED = r"\S+"
_UNSPACED = r"[a-zà-ɏ][\w.’'-]{0,40}|\d+|(?:(?!known)[^\W\d])+|[^\w\s]|\w"


class Grammar:
    """Hold the patterns and tables of one language, built once."""

    def __init__(self, words: QuoteLexicon) -> None:
        self.lexicon = words
        self._group(words)
        self._compile(words)

    def _group(self, words: QuoteLexicon) -> None:
        """Join the lists of the lexicon as the rules ask for them."""
        self.closers = words.marks.pairs | words.marks.single
        self.apostrophes = _union(words.marks.single.values()).union(words.marks.single)
        self.cue_forms = cue_forms(words.cues)
        self.pronouns: dict[str, PronounGroup] = {
            form: group for group in words.pronouns for form in group.forms
        }
        self.kinds = _kinds(words.names)
        if words.cased and not words.names.capital_nouns:
            self.kinds = _english_bodies() | self.kinds
        self.office_ends = _ends(w for w, kind in self.kinds.items() if kind in {"role", "title"})
        self.phrase_starts = {known.split()[0] for known in self.kinds if " " in known}
        self.inflects = words.cased and words.drops_subject and bool(words.names.case_endings)
        self.subjects = words.names.men | words.names.women
        self.forename_genders = _forename_genders(words.names)
        self.leads = words.openers | words.joins | words.manners
        self.adverbials = words.adverbs | words.calendar
        self.only_adverbials = self.adverbials - words.joins
        self.light = self.leads | self.adverbials | words.quotatives | {""}
        self.fillers = self.adverbials | words.stops
        self.heads = words.names.roles | words.generics
        self.offices = self.heads - words.names.organisations
        self.unnamed = words.generics | words.documents
        self.nouns = self.heads | words.names.organisations
        self.conjunctions = (words.stops | words.joins | words.openers) - words.names.links
        self.joiners = words.joins - words.relatives
        self.articles = words.definites & words.determiners
        self.adverbial_ends = _ends(self.adverbials | self.articles)
        self.blocker_ends = _ends(words.blockers)
        self.possessors = words.determiners - words.definites
        self.noun_articles = self.articles - words.names.links
        self.blocking_determiners = words.determiners & words.blockers
        self.before_subjects = words.determiners | words.stops
        self.inside_phrases = self.before_subjects | words.joins | words.openers | words.names.links
        self.prepositions = words.stops - words.blockers
        self.stops_and_links = words.stops | words.names.links
        self.only_links = words.names.links - words.joins
        self.never_names = words.determiners | words.calendar | words.blockers | {*self.pronouns}
        self.no_names = self.never_names | self._words_that_open_sentences()
        self.small_words = self.no_names | self.unnamed
        self.possessives = tuple(sorted(words.names.possessives, key=len, reverse=True))

    def _compile(self, words: QuoteLexicon) -> None:
        self.mark = re.compile(alternation({*self.closers, *_union(self.closers.values())}))
        self.dash = re.compile(rf"(?<!\S){alternation(words.marks.dashes)}[ \u00a0]?")
        self.closing_dash = re.compile(rf"(?<=\w){alternation(words.marks.dashes)}[.,;:]?(?=\s)")
        self.cue = re.compile(self._standing_alone(self.cue_forms))
        self.capital = re.compile(capital_source(words.names))
        self.run = re.compile(run_source(words.names, words.elisions))
        self.complementiser = re.compile(self._standing_alone(_both(words.complementisers)))
        acronyms = {word.upper() for word in words.stops & words.names.places}
        self.acronym = re.compile(rf"{alternation(acronyms)}\b") if acronyms else None
        aliases = words.names.aliases
        self.alias = re.compile(alias_source(aliases)) if aliases else None
        self.word = re.compile(self._spaced_word() if words.spaced else self._unspaced_word())

    @cached_property
    def only_stops(self) -> frozenset[str]:
        """Give what ends a phrase but for articles, which split verbs end with: "räumt X | ein"."""
        return self.lexicon.stops - (
            self.lexicon.determiners if self.lexicon.verb_second else set()
        )

    @cached_property
    def denials(self) -> frozenset[str]:
        """Give what denies or plans, which no phrase for somebody holds."""
        return self.lexicon.blockers - self.inside_phrases

    def kind(self, word: str) -> str | None:
        """Say what a word around a name is: role, title, organisation…; None where unknown."""
        found = self.kinds.get(word)
        if found is None and self.inflects and "-" in word:
            found = "role" if self.kinds.get(word.split("-", 1)[0]) == "role" else None
        if found is not None or not self.lexicon.names.compounds:
            return found
        ending = self.ending(word)
        return self.kinds[ending] if ending else None

    def ending(self, word: str) -> str | None:
        """Give the listed word that a compound ends with: "kanzler" of "bundeskanzler"."""
        if not self.lexicon.names.compounds or word in self.kinds:
            return None
        endings = (word[cut:] for cut in range(1, len(word) - MIN_COMPOUND + 1))
        return next((ending for ending in endings if ending in self.kinds), None)

    def begins_link(self, word: str) -> bool:
        """Tell "de", which an article may follow ("de la"), from "del"."""
        return any(link.startswith(f"{word} ") for link in self.lexicon.names.links)

    def is_head(self, word: str) -> bool:
        """Tell whether a word says what somebody is: a role, or one like "resident"."""
        return word in self.heads or self.kind(word) == "role"

    def _standing_alone(self, forms: Iterable[str]) -> str:
        source = alternation(forms)
        edge = r"(?:(?![\w-])|(?<=['’]))"
        return rf"(?<![\w-]){source}{edge}" if self.lexicon.spaced else source

    def _words_that_open_sentences(self) -> frozenset[str]:
        words = self.lexicon
        listed = (
            words.openers,
            words.connectives,
            words.adverbs,
            words.stops,
            words.joins,
            words.complementisers,
        )
        cues = [form for form in self.cue_forms if form.islower()]
        return frozenset().union(*listed, words.agents, words.manners, cues)

    def _spaced_word(self) -> str:
        """Match "người dân" as one word where it is listed so, "l'" of "l'état" as one alone."""
        phrases = {word for word in self._known() if " " in word}
        listed = rf"{alternation(phrases)}(?!\w)|" if phrases else ""
        elisions = self.lexicon.elisions
        elided = rf"{alternation(elisions)}['’]|" if elisions else ""
        return f"{listed}{elided}{_SPACED}"

    def _known(self) -> frozenset[str]:
        words = self.lexicon
        listed = (words.definites, words.generics, words.documents, words.quotatives)
        around = [word for word, kind in self.kinds.items() if kind != "surname"]
        return frozenset().union(*listed, words.subject_markers, around, self.no_names)

    def _name_before_title(self) -> str:
        """Match a surname and what stands between it and a title as one word: 木村誠 + 理事長."""
        names = self.lexicon.names
        if not names.roles_follow:
            return ""
        following = alternation(names.titles | names.roles)
        foreign = rf"(?!{following})[ァ-ヴー]{{1,20}}(?:・[ァ-ヴー]{{1,20}}){{0,4}}(?={following})"
        return rf"{foreign}|{alternation(names.surnames)}[^\W\d_ぁ-ん]{{0,3}}?(?={following})|"

    def _unspaced_word(self) -> str:
        known = dense_alternation(self._known() | self.lexicon.names.links)
        return f"{self._name_before_title()}{known}|{_UNSPACED.replace('known', known)}"


@cache
def grammar_of(language: str) -> Grammar:
    """Load a language's grammar, or that of `und.toml`; raises LexiconError."""
    return Grammar(lexicon(LEXICONS, language, QuoteLexicon))


def folded(text: str) -> str:
    """Bring a word or phrase to the form in which lexicons hold it."""
    small = lowered(text)
    return small if small.isalnum() else " ".join(small.split())


def rough_words(text: str) -> list[str]:
    """Cut a text at spaces and apostrophes: enough to see what may stand in it."""
    words = lowered(text).replace("’", " ").replace("'", " ").split()
    return [word.strip(EDGE) for word in words]


def _ends(phrases: Iterable[str]) -> set[str]:
    """Collect the last words of phrases, by which a text is asked for them first."""
    return {word for phrase in phrases for word in rough_words(phrase)[-1:]}


def _both(forms: Iterable[str]) -> set[str]:
    return {written for form in forms for written in capitalised(form)}


def _kinds(names: Names) -> dict[str, str]:
    """Say of each word that stands around names what it is; a word in two lists is the latter."""
    tables = {
        "place": names.places,
        "area": names.areas,
        "field": names.fields,
        "forename": names.forenames,
        "surname": names.surnames,
        "organisation": names.organisations,
        "role": names.roles,
        "title": names.titles,
    }
    return {word: kind for kind, table in tables.items() for word in table}


def _english_bodies() -> dict[str, str]:
    """List what bodies with English names are called, which news cites in every language."""
    shared = lexicon(LEXICONS, "und", QuoteLexicon).names.organisations
    return dict.fromkeys(shared, "organisation")


def _forename_genders(names: Names) -> dict[str, Gender]:
    """Tell the gender of a forename, and of what is left of one without its case ending."""
    found: dict[Gender, set[str]] = {"male": set(), "female": set()}
    tables: dict[Gender, frozenset[str]] = {"male": names.men, "female": names.women}
    for gender, forenames in tables.items():
        for word in forenames:
            cuts = [word[: -len(ending)] for ending in names.case_endings if word.endswith(ending)]
            found[gender] |= {word, *(cut for cut in cuts if len(cut) >= MIN_STEM)}
    known: dict[str, Gender] = dict.fromkeys(found["male"] - found["female"], "male")
    return known | dict.fromkeys(found["female"] - found["male"], "female")


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
