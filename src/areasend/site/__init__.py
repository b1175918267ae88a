"""The deployment: settings, commands, the embedded database, backups, serving."""

VERSION = "0.1.0"
