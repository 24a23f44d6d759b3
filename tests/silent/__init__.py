"""Experiments for what Pyro never says: a bad program and its repaired twin, run under Pyro, show the harm.

A file of tests/silent/programs is one experiment. Its name is that of the rule, with `--detail` after it where a rule has
several (`unregistered-module.py`, `unregistered-module--list-of-layers.py`). It holds

- a docstring: the first line is `PYR502: <the harm in one clause, as the user meets it>.`; what follows, if anything, is a
  paragraph for the documentation that says why;
- `wrong()` and `right()`: the two programs. Each is a program as users write it, and returns what was measured, a dict of
  labels (in words) and numbers, booleans, texts, or lists of them. Floats are rounded by the harness. The bad line is
  marked `# error: PYR502` at its end, as everywhere; what the two share stands at the top of the file;
- `harm(measured)`: true of what `wrong` measures and false of what `right` measures. It is a fact about the run (weights
  that are the same after the steps, a parameter that is not in the store), not a matter of luck: prefer counts, names and
  exact comparisons to thresholds.

Both run with validation on in a fresh process, with the seed 0 and an empty parameter store. The tests (test_experiments.py)
hold that Pyro neither raises nor warns in `wrong`, that `harm` tells the two apart, and (test_findings.py, without
Pyro) that pyroast finds what is marked and nothing else. `python -m tests.generate_silent_page` writes
docs/silent-defects.md from the files and their output; every file becomes a section, so run it after adding one.

Where Pyro shows a deprecation or another warning that does not name the harm, say so with a line `SHOWN = "fragment"`.
"""
