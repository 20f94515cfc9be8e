#!/usr/bin/env python3
"""How fast the functions are, against the same job in Node and in plain Java.

  python3 infrastructure/bench/bench.py                 builds everything, measures, prints the table
  python3 infrastructure/bench/bench.py --write         and writes docs/speed.md, speed.json and the chart
  python3 infrastructure/bench/bench.py --only form     one case (see Cases.java)

Takes some fifteen minutes on two processors and wants the machine for itself. A run in which the same
function measured twice differs by more than 15 % does not count: it says so and ends with 1.
"""
import argparse
import os
import sys
import tempfile

import measure
import product
import report


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=9, help="cold starts of each (9)")
    options.add_argument("--warm", type=int, default=1000, help="warm events of the form and what it is compared with (1000)")
    options.add_argument("--only", type=lambda names: names.split(","), help="cases, with commas between")
    options.add_argument("--no-build", action="store_true", help="measure what is built")
    options.add_argument("--write", action="store_true", help="write docs/speed.md")
    asked = options.parse_args()
    progress = lambda told: print("\r%-79s" % told[:79], end="", file=sys.stderr, flush=True)
    if not asked.no_build:
        progress("building")
        product.build()
    logs = tempfile.mkdtemp(prefix="samtycke-bench-")
    others = 100
    with product.World(2 * asked.rounds + 3 * others) as world:
        ours = product.ours(world, asked.only)
        node, plain, floor = product.peers(world)
        subjects = [node, plain, node.twin(), *ours]
        figures = measure.cold(subjects, asked.rounds, logs, progress)
        forms = [each for each in ours if each.name.startswith("form ")]
        rest = [each for each in ours if each not in forms and each.name.endswith(" zip")]
        for warmed in (measure.warm([node, floor, *forms], asked.warm, 300, logs, progress),
                       measure.warm(rest, others, others, logs, progress) if rest else {}):
            for name, by in warmed.items():
                figures.setdefault(name, {}).update(by)
        names = dict.fromkeys(each.name.rsplit(" ", 1)[0] for each in ours)
        classes = {name: product.classes(world, name, logs) for name in names}
    medians = measure.medians(figures)
    run = {"rounds": asked.rounds, "processors": os.cpu_count(), "load": os.getloadavg()[0],
           "spread": report.spread(medians), "counts": report.counts(medians), "goals": report.goals(medians),
           "medians": medians, "classes": classes, "zips": product.zips()}
    progress("")
    print("\r" + report.markdown(run))
    if asked.write and run["counts"]:
        report.write(run, os.path.join(product.HOME, "docs"))
    sys.exit(0 if run["counts"] else 1)


if __name__ == "__main__":
    main()
