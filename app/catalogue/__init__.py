"""The published list of items (事项目录): its files, its versions, and finding an item in it."""
