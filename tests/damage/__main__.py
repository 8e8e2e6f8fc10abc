"""make damage: what the parser reads of damaged texts, field by damage; exit status 1 where a share fell below its
floor. `--unseen` reads the forty that nobody mends by; run it at the end only."""

import argparse
import os
import signal
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
# What reads files needs Django set up.
django.setup()

from tests.damage import combinations, floors, labelled, score_tables  # noqa: E402
from tests.damage.damages import DAMAGES, FIELDS, File, drawn  # noqa: E402


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    add = parser.add_argument
    add("--seed", type=int, default=combinations.SEED, help="another draw; floors hold for the usual one")
    add("--damage", default="", choices=["", "none", *DAMAGES], metavar="NAME", help="one damage only, or none")
    add("--show", choices=FIELDS, metavar="FIELD", help="each wrong reading of this field")
    add("--text", metavar="NAME", help="print this text as --damage leaves it, and nothing else")
    add("--jobs", type=int, default=os.cpu_count() or 1)
    add("--list", action="store_true", help="the damages and what they do")
    add("--bless", action="store_true", help="keep today's shares as floors")
    add("--unseen", action="store_true", help="the forty; nobody mends by them")
    return parser.parse_args()


def main() -> int:
    # Whoever reads the tables may stop doing so.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    options = _options()
    if options.list:
        print("\n".join(f"{damage.name:32} {damage.told}" for damage in DAMAGES.values()))
        return 0
    if options.text:
        return _print_text(options)
    started = time.monotonic()
    outcomes = combinations.outcomes(_chosen(options), options.jobs)
    counted = score_tables.scores(outcomes)
    if options.show:
        _show(options.show, outcomes)
        return 0
    _report(outcomes, counted)
    tried = sum(bool(outcome.verdicts) for outcome in outcomes)
    print(f"\n{tried} combinations in {time.monotonic() - started:.0f} s")
    return _judge(options, counted)


def _chosen(options: argparse.Namespace) -> list[combinations.Combination]:
    if options.unseen:
        return combinations.of_unseen(options.seed)
    if options.damage == "none":
        return combinations.undamaged(labelled.seen())
    return combinations.everything(options.seed, options.damage)


def _report(outcomes: list[combinations.Outcome], counted: score_tables.Scores) -> None:
    print("Field by damage, share that is right\n" + score_tables.by_field(counted))
    print("\nWhere most is lost against the undamaged texts\n" + score_tables.worst(counted))
    print("\nUndamaged, share that is right\n" + score_tables.undamaged(counted))
    for row in ("none", "pairs"):
        chosen = [outcome for outcome in outcomes if outcome.combination.row == row]
        print(f"\nBy confidence: {row}\n" + score_tables.by_confidence(chosen))


def _show(field: str, outcomes: list[combinations.Outcome]) -> None:
    """With one damage only what it does, not what goes wrong without."""
    alone = any(outcome.combination.damages for outcome in outcomes)
    for combination, verdicts in outcomes:
        if alone and not combination.damages:
            continue
        for one in verdicts:
            if one.field == field and not one.right:
                print(f"{combination.text} · {' + '.join(combination.damages)} · {one.confidence or one.words}")
                print(f"   got  {one.got}\n   want {one.want}")


def _print_text(options: argparse.Namespace) -> int:
    texts = {one.name: one.text for one in [*labelled.seen(), *labelled.sources()]}
    damages = [DAMAGES[options.damage]] if options.damage in DAMAGES else []
    damaged = drawn(damages, texts[options.text], f"{options.seed}/{options.text}")
    print(damaged.data.decode("utf-8", "replace") if isinstance(damaged, File) else damaged)
    return 0


def _judge(options: argparse.Namespace, counted: score_tables.Scores) -> int:
    """The exit status; `--bless` keeps the shares instead."""
    usual = options.seed == combinations.SEED and not options.unseen
    if options.bless:
        if options.damage or not usual:
            sys.exit("--bless wants every damage, by the usual seed")
        floors.bless(counted)
        return 0
    fallen = floors.fallen(counted) if usual else []
    if fallen:
        print("\nBelow its floor (python -m tests.damage --bless keeps today's shares):\n" + "\n".join(fallen))
    return bool(fallen)


if __name__ == "__main__":
    sys.exit(main())
