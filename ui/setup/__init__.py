"""初次设置: sample hall, new hall, joining a hall, taking one back with its recovery file."""
