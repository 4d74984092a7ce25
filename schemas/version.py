"""The one place that names Kutip's version; every enriched record carries it."""

VERSION = "0.1.0"
