"""What a person told the program that it does not know: remembered for later documents."""
