"""Puts the parts together: settings, the pages, the application and the command line."""
