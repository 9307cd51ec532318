"""The administrator's page, over real stores."""
