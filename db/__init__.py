"""The stores: the only package that imports SQLAlchemy."""
