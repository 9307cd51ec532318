"""Parts for looking at a case in the back office: head, materials, papers, history, asking.

parts         BackOffice: what every page is handed besides its desk
case_page     CasePage: the list, the case, a paper in its place; base of the three desks' pages
case_column   CaseColumn, SaidCard, FormCard
head          CaseHead with the clock strip
materials     MaterialsCard
papers        PapersCard, PaperView (preview, print, scans)
history       HistoryCard
transfer      TransferCard: the paper file passed on with its sheet
asking        Asking: an act that waits for the centre
outcome_row   OutcomeRow: outcomes side by side, reasons beneath
words_box     WordsBox: a question that wants a sentence
words_keeper  WordsKeeper: unfinished words saved between logins
case_loader   CaseLoader: fetches the case a list stands on
columns       columns that the lists share
words         words for states, ways, clocks, acts, papers
"""
