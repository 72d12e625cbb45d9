"""The option schema, and nothing else: `settings_file` reads the values with their lines."""

from mkdocs.config import config_options
from mkdocs.config.base import Config


class PluginConfig(Config):
    """The options that `mkdocs.yml` may give the plugin; docs/configuration.md explains each."""

    adopt = config_options.Optional(config_options.Type(object))
    as_of = config_options.Optional(config_options.Type(object))
    glossary = config_options.Optional(config_options.Type(object))
    history = config_options.Optional(config_options.Type(object))
    notice = config_options.Optional(config_options.Type(object))
    pending_refs = config_options.Optional(config_options.Type(object))
    publish_ref = config_options.Optional(config_options.Type(object))
    record = config_options.Optional(config_options.Type(object))
    timezone = config_options.Optional(config_options.Type(object))
    verifier_key = config_options.Optional(config_options.Type(object))


# A key with a hyphen is no Python name; MkDocs keeps such options in this table.
_FIRST_IN = config_options.Optional(config_options.Type(object))
PluginConfig._schema = (*PluginConfig._schema, ("first-in", _FIRST_IN))  # noqa: SLF001
