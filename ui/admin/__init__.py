"""管理: the page of the three officers, one section a subject."""
