"""督查: the hall's figures, the cases behind them, exceptions by person, and open tasks."""
