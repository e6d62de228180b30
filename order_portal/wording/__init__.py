"""Every word the portal says: tables from codes to sentences, in English; other languages in ``locale/``."""
