"""The documents of the content API, one subject a file. Their shapes are described in docs/content-api.md."""
