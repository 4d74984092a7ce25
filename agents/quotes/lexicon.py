"""What a language's file says about how its news reports speech; `_template.toml` explains it."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

LEXICONS = Path(__file__).parent / "lexicons"

Gender = Literal["male", "female"]
Place = Literal["before", "after", "either", "shared", "first", "last", "earlier"]


class CueGroup(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold cues that behave alike: the words, their endings, and what may stand around them.

    A cue is one of `prefixes`, a form and one of `suffixes`; braces mark a pronoun glued to it
    ("{nya}", "a-t-{il} "). `source` is the group of source phrases ("according to"); `speaker`
    says on which side of the cue its subject stands: "shared" where it is that of the main
    clause (", adding that"), "first" where the content stands between subject and cue, "last"
    where it stands before cue and subject, "earlier" where the cue points back to who spoke before
    ("demnach").
    `content` says what may follow without marks: nothing, only a clause with a complementiser
    (or a comma, where the language sets one), or a bare clause. `recipient` says that who is
    told follows the cue ("told reporters that"), `opening` that it is a cue only where it opens
    a sentence, with a comma behind who speaks, `afterwards` that it may open a sentence of its
    own behind the marks that it reports («…». Lo ha detto X.), `outlet` that the source is a
    medium whose report is cited (no pronoun means it, and who speaks in the report comes first),
    `tails` what must close the source phrase or clause that a form opens (据…报道, "kündigte …
    an"), `nouns` one of which must follow a form within its phrase ("nach ersten Angaben"),
    `origins` words one of which leads in who speaks, before the cue (نقلت الوكالة عن X قوله). A
    `decoy` is a word that holds a cue and is none.
    """

    kind: Literal["say", "claim", "ask", "deny", "call", "write", "source", "decoy"]
    forms: frozenset[str]
    prefixes: frozenset[str] = frozenset({""})
    suffixes: frozenset[str] = frozenset({""})
    speaker: Place = "before"
    content: Literal["none", "that", "bare"] = "none"
    recipient: bool = False
    opening: bool = False
    afterwards: bool = False
    outlet: bool = False
    tails: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()


class PronounGroup(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold pronouns that name the same sort of speaker; no gender where the language marks none."""

    forms: frozenset[str]
    gender: Gender | None = None
    plural: bool = False
    thing: bool = False


class Marks(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold the quotation marks: each opener with all closers seen in the wild.

    `single` are those that also serve as apostrophes; `dashes` open dialogue; `interrupted` says
    that a reporting clause may stand inside the marks.
    """

    pairs: dict[str, frozenset[str]]
    single: dict[str, frozenset[str]] = {}
    dashes: frozenset[str] = frozenset()
    interrupted: bool = False


class Names(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold the words around a name, in lower case.

    `titles` and `roles` are cut off its front (or end, where `roles_follow`) and kept;
    `organisations` are what kinds of bodies are called, `fields` what they deal with, `areas`
    what kinds of places are called, `places` are names of places: what follows them is the
    person. `particles` join the words of a name, `prefixes` are glued to one ("al-"), `links`
    join the words of a body's name ("of"), `possessives` end a name that is no source.
    `surnames` begin a name where no capital does, `forenames` one behind an office's own name;
    `aliases` lead to another name of somebody ("Edi alias Godek");
    `compounds` says that a word may end with one of these ("Innenminister"), `capital_nouns`
    that nouns have capitals as names do.
    `case_endings` are those by which the cases of a name differ. `genders` tell a person's
    gender by a title; `short_forms` spell titles and roles out.
    """

    titles: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    forenames: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    roles_follow: bool = False
    compounds: bool = False
    capital_nouns: bool = False
    case_endings: frozenset[str] = frozenset()
    genders: dict[str, Gender] = {}
    short_forms: dict[str, str] = {}


class QuoteLexicon(Struct, forbid_unknown_fields=True, frozen=True):
    """Hold all that the quote rules know of one language; every word in lower case."""

    marks: Marks
    names: Names = Names()
    cues: list[CueGroup] = []
    pronouns: list[PronounGroup] = []
    spaced: bool = True
    cased: bool = True
    comma_complement: bool = False
    drops_subject: bool = False
    verb_second: bool = False
    complementisers: frozenset[str] = frozenset()
    infinitives: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    quotatives: frozenset[str] = frozenset()
    nominal_endings: frozenset[str] = frozenset()
    subject_markers: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    reportatives: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definites: frozenset[str] = frozenset()
    generics: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    blockers: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    infinitive_markers: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    verb_endings: dict[str, Literal["male", "female", "plural", "thing"]] = {}
