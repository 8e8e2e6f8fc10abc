"""A text of one character over and over, as broken converters and hostile hands make it, is read in a moment.

What takes the square of its length would take minutes here; the time given is a hundred times what is needed, so that
a slow machine fails none of these.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 90
MARKS, PARSER = "from archive.parsing.marks import circulation, secrecy", "from archive.parsing import parser"
PERSONS = "from archive.parsing import persons"
RUNS = {
    "opening quotation marks beside a mark": (MARKS, "secrecy.in_text('密' + '“' * 1_000_000)"),
    "opening brackets of works beside a mark": (MARKS, "secrecy.in_text('密' + '《' * 1_000_000)"),
    "blanks, as they stand": (PARSER, "parser.parse_as_it_stands('示例通知\\n' + ' ' * 300_000 + '\\n甲')"),
    "wide blanks and tabs, as they stand": (
        PARSER,
        "parser.parse_as_it_stands('示例通知\\n' + '\\u3000\\t' * 150_000)",
    ),
    "telephones, a line each": (PERSONS, "persons.find('联系电话：60000001\\n' * 30_000)"),
    "telephones on one line": (PERSONS, "persons.find('电话60000001、' * 30_000)"),
    "names and mobiles in rows": (PERSONS, "persons.find('姓名\\t电话\\n' + '王小某\\t13900000001\\n' * 20_000)"),
    "surnames": (PERSONS, "persons.find('给予王李张' * 60_000)"),
    "digits": (PERSONS, "persons.find('1 ' * 300_000 + '1' * 300_000)"),
    "names of the poor": (PERSONS, "persons.find('困难职工名单\\n' + '王小某 示例厂\\n' * 30_000)"),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_a_long_run_costs_no_more_than_its_length(run):
    subprocess.run([sys.executable, "-c", "\n".join(run)], cwd=ROOT, timeout=MOST_SECONDS, check=True)
