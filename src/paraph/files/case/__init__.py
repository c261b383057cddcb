"""The case folder: YAML and raw reports, loaded whole or not at all."""
