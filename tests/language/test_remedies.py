"""A remedy that a sentence of the program names is tried by a test: what nobody tries is not so any more one day."""

import ast
import re
import subprocess
from functools import cache

import pytest

from tests.docs import test_commands_named as typed_commands
from tests.support import remedies
from tests.support.strings import ROOT, messages

# {module: {test: what it does as it is told}}
TESTS = {
    "access/test_sign_in.py": {"test_it_leads_to_a_page_that_is_there": ["/accounts/login/"]},
    "admin/test_accounts.py": {"test_who_left_is_kept_out_and_stays_in_the_registers": ["“有效”"]},
    "cluster/test_filled_beside.py": {
        "test_the_name_of_an_index_that_is_in_use_is_refused": ["INDEX_NAME="],
    },
    "custody/test_custody_acts.py": {
        "test_everything_under_its_address_answers_410_and_says_so": ["“撤下”", "“已撤下”"],
    },
    "depot/test_moved_originals.py": {
        "test_a_backup_holds_what_the_bucket_has_and_comes_back_by_the_same_command": ["move_originals"],
    },
    "language/test_remedies.py": {"test_what_make_is_told_to_do_it_does": ["make serve", "make unlock"]},
    "machines/test_two_machines.py": {
        "test_word_lists_are_loaded_once_and_brought_by_every_start": ["lexicon"],
    },
    "ops/test_copies.py": {
        "test_a_migration_run_by_hand_is_preceded_by_a_copy_too_and_the_next_start_does_the_rest": ["migrate"],
        "test_whoever_has_a_copy_elsewhere_goes_on_without_one": ["WITHOUT_COPY="],
    },
    "ops/test_units_run.py": {"test_the_indexer_takes_up_what_was_brought_in": ["import_directives --leave-index"]},
    "ops/test_variables.py": {
        "test_an_open_archive_without_names_is_advised_to_name_them": ["ALLOWED_HOSTS="],
        "test_a_data_folder_that_is_a_file": ["DATA_DIR="],
        "test_what_fits_is_let_pass": ["HOST=", "HTTPS=", "OWN_BODY=", "PORT=", "SCRIPT_NAME=", "TRUSTED_PROXIES="],
    },
    "ops/test_ways_back.py": {
        "whole": ["backup"],
        "repair": ["check_archive", "check_archive --repair"],
        "reparse": ["reparse", "reparse --write"],
        "restore": ["restore", "prepare"],
    },
    "review/test_reviewed_directive.py": {
        "test_a_long_file_is_compared_on_the_page_that_is_named": ["“对照全文”"],
        "test_a_main_topic_is_chosen_beside_the_others": ["“也涉及”"],
    },
    "relocation/test_move_archive.py": {
        "test_all_is_there_under_the_same_addresses": ["move_archive", "rebuild_index"],
    },
    "search/indexing/test_check_archive.py": {
        "test_a_text_changed_by_hand_that_is_right_is_vouched_for_on_its_page": ["“改动文字”"],
        "test_what_was_read_again_and_is_not_wanted_is_withdrawn": ["“撤下、封存、清除”"],
    },
    "search/indexing/test_run_indexer.py": {"test_two_at_once_and_one_killed_lose_nothing": ["run_indexer --once"]},
    "uses/test_originals_setting.py": {
        "test_by_permission_the_public_is_told_why_and_whom_to_ask": ["ORIGINALS="],
        "test_who_has_the_permission_is_given_it": ["“取得含有隐去内容的来源文件”"],
    },
    "uses/test_register_pages.py": {"test_exports_are_listed_by_themselves": ["“方式：导出”"]},
}
TRIED = {remedy for tests in TESTS.values() for told in tests.values() for remedy in told}
# Of other programs: of the browser, of PostgreSQL, of what speaks to a store, of the system.
ELSEWHERE = {"“后退”", "“网页，仅 HTML”", "pg_dump", "pg_restore", "chmod", "pip", "max_connections", "AWS_CA_BUNDLE="}


@cache
def named() -> dict[str, list[str]]:
    """{what is to be done: the sentences that name it}"""
    found: dict[str, list[str]] = {}
    for sentence in remedies.sentences():
        for one in remedies.named_in(sentence):
            found.setdefault(one, []).append(sentence)
    return found


def test_every_remedy_that_is_named_is_tried():
    known = TRIED | ELSEWHERE
    assert {one: told for one, told in named().items() if one not in known} == {}
    assert known - named().keys() == set()


@pytest.mark.parametrize("module", TESTS)
def test_the_tests_that_try_them_are_there(module):
    tree = ast.parse((ROOT / "tests" / module).read_text(encoding="utf-8"))
    assert TESTS[module].keys() - {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} == set()


@pytest.mark.parametrize("command", sorted(one for one in TRIED if re.match(r"[a-z]", one)))
def test_whatever_is_to_be_typed_is_there(command):
    typed = command if command.startswith("make ") else f"manage.py {command}"
    assert typed_commands.unknown(typed) == []


@pytest.mark.parametrize(
    ("asked", "runs"),
    [(["serve"], "manage.py prepare"), (["unlock", "account=示例甲"], 'manage.py unlock "示例甲"')],
)
def test_what_make_is_told_to_do_it_does(asked, runs):
    told = subprocess.run(["make", "-n", *asked], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0 and runs in told.stdout


@cache
def said() -> set[str]:
    """All that the program says, whole."""
    return {message.singular for message in messages()}


# “有效” is Django's own; its test looks for it on the page.
@pytest.mark.parametrize("words", sorted(one.strip("“”") for one in TRIED - {"“有效”"} if one.startswith("“")))
def test_words_that_somebody_is_to_look_for_stand_on_a_page(words):
    """As they are, or as the name of a choice: 方式：导出."""
    assert words in said() or set(words.split("：")) <= said()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("请先运行 make serve 或 python manage.py migrate。", ["make serve", "migrate"]),
        ("运行 reparse 编号 查看，reparse 编号 --write 改回；", ["reparse", "reparse --write"]),
        ("请稍后运行 check_archive --repair。", ["check_archive --repair"]),
        ("请设 HOST=127.0.0.1，端口用 PORT 设", ["HOST=", "PORT="]),
        ("可在“改动文字”中整理，不要“..”", ["“改动文字”"]),
        ("请打开 /accounts/login/。", ["/accounts/login/"]),
    ],
)
def test_what_a_sentence_names_is_found(sentence, expected):
    assert list(remedies.named_in(sentence)) == expected
