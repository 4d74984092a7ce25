"""Invented articles of every kind: news in several languages, marks and figures, noise."""

from hypothesis import strategies as st

PIECES = [
    "JAKARTA, Kabar Suri - ",
    "LONDON (Wire) — ",
    '"Kami menunggu dua jam," kata Rania Wulandari, ketua RT 5, Senin (3/2/2026). ',
    "Menurut Rania, sekitar 40 persen warga belum pulang. ",
    "Ia menambahkan bahwa kerugian mencapai Rp 3,5 miliar hingga Rp 4 miliar. ",
    "“We waited for 40 minutes,” said Ann Lee, a spokeswoman for the harbour. ",
    "He said that more than 1,200 people had left, up 12% from 2019. ",
    "Lee added: “It cost ‘$3 million’, or 3 to 4 times as much.” ",
    "„Wir warten seit 3,5 Stunden“, sagte Anna Müller. ",
    "«Faltan 20 euros», dijo la alcaldesa. ",
    "「3時間待った」と山田さんは話した。",
    "قال أحمد: «انتظرنا ٤٠ دقيقة». ",
    "Вода поднялась на 3 метра, сообщил Иван Петров. ",
    "น้ำสูง 3 เมตร ",
    '"',
    "“",
    "”",
    "'",
    "«",
    "kata ",
    "said ",
    "according to ",
    "40 percent ",
    "Rp 3 juta ",
    "½ ",
    "9" * 400 + " persen ",
    "9" * 305 + " miliar orang ",
    "１２％ ",
    "12.000.000,5-7/8:9 ",
    "📰 ",
    "İ ",
    "e\u0301 ",
    "\u200b",
    "\u2028",
    "\r\n",
    ". ",
    ", ",
]
BREAKS = ["", "\n", "\n\n", " "]

pieces = st.sampled_from(PIECES) | st.text(max_size=8)
mixed = st.lists(st.tuples(pieces, st.sampled_from(BREAKS)).map("".join), max_size=25).map("".join)
texts = (mixed | st.text()).filter(lambda text: bool(text) and not text.isspace())
"""Texts that hold words, or at least something that is no white space."""

languages = st.none() | st.sampled_from(["id", "en", "de", "ja", "ar", "und", "xx", "ID-id", "x y"])
