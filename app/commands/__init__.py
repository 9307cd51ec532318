"""The commands of ``python -m app``: each adds its parser and answers on a stream."""
