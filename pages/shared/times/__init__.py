"""When events take place: their periods, months, and what is sure and what possible in a time."""
