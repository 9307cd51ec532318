"""The tour: the main job through the real windows, unattended, on a fresh sample hall."""
