"""The deployment: settings, commands, the embedded database, backups, serving."""
