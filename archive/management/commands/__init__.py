"""Commands of the archive, one a module, called by its name: python manage.py import_directives."""
