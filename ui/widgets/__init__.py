"""The building blocks of every screen; import each from its own module, so that a start loads few.

card        Card
chips       Chip, ChipRow, FilterBar
kinds       Kind
fields      FieldRow, FieldForm, TextField, NumberField, NameEdit, TextArea
date_edit   DateEdit
choice      ChoiceBox
outcomes    OutcomeButton, OutcomeState
notice      NoticeBar, Answer
empty       EmptyState
rows        Column, RowsModel, RowsFilter
rows_table  RowsTable
clock_strip ClockStrip, ClockPicture, Stretch, DueMark
timeline    Timeline, Happening
figures     FigureTile
bar_chart   BarChart, Bar, Part
phrases     PhrasePicker
pdf_preview PdfPreview
search_box  SearchBox, SearchAnswer
"""
