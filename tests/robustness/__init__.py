"""Programs and files made to crash pyroast, to keep it busy, or to pass it in silence."""
