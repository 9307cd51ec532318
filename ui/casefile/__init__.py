"""Parts for looking at a case in the back office: head, materials, papers, history, asking."""
