"""Development's values that production must not keep; ``config.checks`` compares with them."""

DEVELOPMENT_SECRET_KEY = "django-insecure-development-only-never-on-a-public-host"  # noqa: S105
DEVELOPMENT_HOSTS = ("localhost", ".localhost", "127.0.0.1", "[::1]")
