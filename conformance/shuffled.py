#!/usr/bin/env python3
"""Runs the nkMEDIA cases of a folder in a random order: shuffled.py SEED FOLDER [options of its run.py]."""

import random
import sys

seed, folder = int(sys.argv[1]), sys.argv[2]
sys.argv = sys.argv[:1] + sys.argv[3:]
sys.path.insert(0, folder)
sys.dont_write_bytecode = True

import run  # noqa: E402
import suite  # noqa: E402

in_order = suite.chosen


def shuffled(options):
    cases = in_order(options)
    return random.Random(seed).sample(cases, len(cases))


suite.chosen = shuffled
sys.exit(run.main())
