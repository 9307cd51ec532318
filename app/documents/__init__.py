"""The papers a hall prints, made from committed data only."""
