"""The administrator's desk and set-up, over real stores."""
