"""The rooms of the starter: what `python -m config.start` needs to bring Samen up on a bare machine.

Standard library only, as all of it runs before anything is installed.
"""
