"""Commands of the index, one a module, called by its name: python manage.py rebuild_index."""
