"""管理: the administrator's page, one section a subject."""
