"""The folder of plans: every edition as received, what is published, by whom, when, and why."""
