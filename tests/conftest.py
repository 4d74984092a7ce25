"""Settings of every test."""

from hypothesis import settings

settings.register_profile("kutip", deadline=None)  # the first example loads the lexicons
settings.load_profile("kutip")
