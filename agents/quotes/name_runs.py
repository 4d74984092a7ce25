"""Runs: capitalised words that stand together, a name with what stands before it."""

from collections.abc import Iterator, Sequence

from agents.quotes.grammar import Grammar, folded
from agents.quotes.words import Word, Words
from agents.text import Span

MAX_NOUN = 32
"""A noun that goes on with a name is looked for so far."""

MAX_LINK = 10
"""What links two runs is no longer: " and of the "."""

MAX_REST = 24
"""What a run's last word goes on with is no longer, in code points."""

LONGEST_IN_CAPITALS = 3
"""More words in capitals alone ("NEXOS DE JUAN CON") are a heading, fewer may be a name."""

INITIALS = 2
"""So few capitals are a name's initials ("RZ Putra"), more are an acronym."""

LAST_LATIN = "\u036f"
"""Letters behind it are of other scripts."""

HEADS = frozenset({"role", "title", "organisation"})
"""What is called again by a word of its name: "the minister", "the ministry"."""

_SENTENCE_START = frozenset(".!?…:\n\"'“”„«»‘’—–-([")

Run = list[Word]


def find_runs(cut: Words) -> list[Run]:
    """Find the runs of a text, in order; a heading in capitals is none."""
    runs = _linked(cut.text, _cleaned_runs(cut), cut.grammar)
    return [run for run in runs if not _is_shouted(cut.text, run)]


def _linked(text: str, runs: Iterator[Run], grammar: Grammar) -> Iterator[Run]:
    """Make one of two runs that a link joins: "Ministry of", "Health and"."""
    held: Run = []
    for words in runs:
        if held and _are_one(text, held, words, grammar):
            held += words
        else:
            if held:
                yield held
            held = words
    if held:
        yield held


def _are_one(text: str, held: Run, words: Run, grammar: Grammar) -> bool:
    if words[0][0].start - held[-1][0].end > MAX_LINK:
        return False
    is_linked = _is_linked(text, held[-1], words[0], grammar)
    return is_linked or _goes_on(text, held, words, grammar)


def _is_linked(text: str, last: Word, first: Word, grammar: Grammar) -> bool:
    start, end = last[0].end, first[0].start
    if folded(text[start:end]) not in grammar.lexicon.names.links:
        return False
    links = grammar.kind(last[1]) in {"role", "organisation", "field"}
    return links and grammar.kind(first[1]) not in HEADS


def _goes_on(text: str, held: Run, words: Run, grammar: Grammar) -> bool:
    """Tell a body's name that was cut behind a lower-case word: "Đại sứ quán" + "Mỹ"."""
    start, end = words[0][0].start, words[-1][0].end
    if start - held[-1][0].end != 1 or grammar.kind(held[-1][1]) not in {"organisation", "field"}:
        return False
    return grammar.kind(folded(text[start:end])) in {"place", "field"}


def _is_shouted(text: str, run: Sequence[Word]) -> bool:
    return len(run) > LONGEST_IN_CAPITALS and text[run[0][0].start : run[-1][0].end].isupper()


def _cleaned_runs(cut: Words) -> Iterator[Run]:
    grammar, done = cut.grammar, 0
    for capital in grammar.capital.finditer(cut.text):
        start = capital.start()
        match = grammar.run.match(cut.text, start) if start >= done else None
        if match is not None:
            done = match.end()
            words = _cleaned(cut.text, _words(cut, Span(start, done)), grammar)
            if words:
                words[-1] = _whole(cut, words[-1])
                if grammar.inflects:
                    done = max(done, _add_noun(cut, words))
                yield words


def _whole(cut: Words, word: Word) -> Word:
    """Let a run's last word go on with the lower-case rest of a listed phrase: "Trung tá"."""
    span, plain = word
    if plain not in cut.grammar.phrase_starts:
        return word
    window = Span(span.start, min(len(cut.text), span.end + MAX_REST))
    whole = next(cut.first(window), word)
    is_longer = whole[0].end > span.end and " " in whole[1]
    return whole if is_longer and whole[1] in cut.grammar.kinds else word


def _add_noun(cut: Words, words: Run) -> int:
    """Add the small noun of "Всемирного банка" to a run; give the end of the run."""
    (_, end), last = words[-1]
    grammar = cut.grammar
    if grammar.kind(last) in {"field", "organisation"}:
        noun = next(cut.first(Span(end, min(len(cut.text), end + MAX_NOUN))), None)
        if noun and noun[1] in grammar.lexicon.names.organisations and cut.text[end] == " ":
            span = Span(noun[0].start, noun[0].start + len(noun[1]))
            words.append((span, noun[1]))
            return span.end
    return end


def _words(cut: Words, run: Span) -> Run:
    pieces = cut.lowered[run.start : run.end].replace("\u00a0", " ").split(" ")
    if len(pieces) == 1:
        return [(run, pieces[0])]
    words, start = [], run.start
    for piece in pieces:
        end = start + len(piece)
        words.append((Span(start, end), piece))
        start = end + 1
    return words


def _cleaned(text: str, words: Run, grammar: Grammar) -> Run:
    """Drop what is capitalised for other reasons than being a name, and a last possessive."""
    if words[0][1] in grammar.no_names:
        dropped = grammar.no_names if opens(text, words[0][0].start) else grammar.never_names
        begin = next((i for i, (_, plain) in enumerate(words) if plain not in dropped), len(words))
        del words[:begin]
    if words and words[0][1] in grammar.lexicon.names.called:
        del words[: _is_called(text, words, grammar)]
    while words and words[-1][1] in grammar.lexicon.calendar:
        words.pop()
    if words and text.endswith(grammar.possessives, *words[-1][0]):
        words[-1] = _without_possessive(words[-1], grammar)
    return words


def _is_called(text: str, words: Run, grammar: Grammar) -> bool:
    """Tell "Портал CNN", "Газета The Times", whose noun begins the sentence."""
    names = grammar.lexicon.names
    if len(words) < 2 or not opens(text, words[0][0].start):  # noqa: PLR2004 - a noun and a name
        return False
    noun, following = (span.of(text) for span, _ in words[:2])
    is_foreign = following.isascii() and noun > LAST_LATIN
    return is_foreign or is_acronym(following) or words[1][1] in names.organisations - names.called


def is_acronym(written: str) -> bool:
    """Tell "WHO" from a word, and from a name's initials."""
    return len(written) > INITIALS and written.isupper() and "." not in written


def opens(text: str, offset: int) -> bool:
    """Tell whether a sentence may begin at the offset."""
    before = text[max(0, offset - 3) : offset].rstrip(" \t\u00a0")
    return not before or before[-1] in _SENTENCE_START


def _without_possessive(word: Word, grammar: Grammar) -> Word:
    (start, end), plain = word
    ending = next((e for e in grammar.possessives if plain.endswith(e)), "")
    end = max(start + 1, end - len(ending))
    return Span(start, end), plain[: end - start]
