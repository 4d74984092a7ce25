"""Enriched records for people: the text with quotes and figures in colour, and tables of them."""

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from schemas import Claim, EnrichedArticle, Quote, Speaker

QUOTE_STYLE = "cyan"
CLAIM_STYLE = "bold yellow"

_SIGNS = {"about": "≈ ", "more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ "}


def article_view(article: EnrichedArticle) -> RenderableType:
    """Lay out an article: what it is, its text, who said what, which figures it claims."""
    parts: list[RenderableType] = [_heading(article), Text(), _marked(article), Text()]
    if article.quotes:
        parts.append(_quotes(article.quotes))
    if article.claims:
        parts.append(_claims(article.claims))
    return Group(*parts)


def speaker_of(speaker: Speaker | None) -> Text:
    """Name a speaker, with role and affiliation where the article gives them."""
    if speaker is None:
        return Text("?", style="dim")
    about = ", ".join(filter(None, (speaker.role, speaker.affiliation)))
    name = Text(speaker.name or speaker.mention or "?")
    return name.append(f" ({about})", style="dim") if about else name


def value_of(claim: Claim) -> str:
    """Write a claim's value: "≈ 12 percent", "60 … 80 kilogram"."""
    high = "" if claim.high is None else f" … {claim.high:,.15g}"
    unit = f" {claim.unit}" if claim.unit else ""
    return f"{_SIGNS.get(claim.modifier or '', '')}{claim.value:,.15g}{high}{unit}"


def _heading(article: EnrichedArticle) -> Text:
    date = f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else None
    language = f"{article.language.code} ({article.language.confidence:.2f})"
    about = " · ".join(filter(None, (article.publisher, date, language, article.id)))
    return Text.assemble((article.title or "untitled", "bold"), "\n", (about, "dim"))


def _marked(article: EnrichedArticle) -> Text:
    text = Text(article.text)
    for quote in article.quotes:
        text.stylize(QUOTE_STYLE, quote.start, quote.end)
    for claim in article.claims:
        text.stylize(CLAIM_STYLE, claim.start, claim.end)
    return text


def _quotes(quotes: list[Quote]) -> Table:
    table = Table("quote", "speaker", "cue", "kind", box=box.SIMPLE, title_justify="left")
    for quote in quotes:
        cue = quote.cue.text if quote.cue else ""
        table.add_row(
            Text(quote.text, style=QUOTE_STYLE), speaker_of(quote.speaker), Text(cue), quote.kind
        )
    return table


def _claims(claims: list[Claim]) -> Table:
    table = Table("figure", "value", "kind", "claimed by", box=box.SIMPLE)
    for claim in claims:
        words = Text(claim.text, style=CLAIM_STYLE)
        table.add_row(words, value_of(claim), claim.kind, Text(claim.speaker or ""))
    return table
