"""Alembic migrations of the store, oldest first, run by `fogline.store.upgrade`."""
