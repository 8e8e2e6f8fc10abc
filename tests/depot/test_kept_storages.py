"""What the archive asks of a folder, and of a bucket: the same."""

import hashlib
import os

import pytest
from django.core.files.storage import storages
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

NAME = "ab/ab12"
DATA = "示例市总工会关于示例工作的通知\n".encode()


@pytest.fixture(params=["folder", "bucket"])
def storage(request, tmp_path, settings):
    settings.DATA_DIR = tmp_path
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return storages["originals"]


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=3000))
def test_bytes_come_back_as_they_went_in(storage, data):
    name = f"ab/{hashlib.sha256(data).hexdigest()}"
    storage.keep(name, data)
    assert storage.read(name) == data and storage.size(name) == len(data)
    with storage.open(name) as file:
        assert file.read(1) == data[:1] and file.read() == data[1:]


def test_a_file_larger_than_what_stays_in_memory_comes_back_whole(storage):
    data = os.urandom(3 * 1024 * 1024)
    storage.keep(NAME, data)
    assert storage.read(NAME) == data


def test_what_is_kept_is_never_overwritten_with_other_bytes(storage):
    storage.keep(NAME, DATA)
    storage.keep(NAME, DATA)
    with pytest.raises(FileExistsError):
        storage.keep(NAME, b"other")
    assert storage.read(NAME) == DATA


def test_what_is_not_there_is_told_as_in_a_folder(storage):
    assert not storage.stands(NAME)
    for ask in (storage.read, storage.open, storage.size, lambda name: storage.rename(name, "ab/cd")):
        with pytest.raises(FileNotFoundError):
            ask(NAME)
    storage.erase(NAME)


def test_all_that_lies_there_is_listed_in_order_with_its_time(storage):
    for name in ("cd/2", NAME, "stray.txt"):
        storage.keep(name, name.encode())
    listed = list(storage.files())
    assert [file.name for file in listed] == [NAME, "cd/2", "stray.txt"]
    assert all(file.modified > 1_700_000_000 for file in listed)


def test_nothing_lies_in_one_that_was_never_used(storage):
    assert list(storage.files()) == []


def test_what_is_set_aside_leaves_its_place_and_never_takes_another_s(storage):
    places = []
    for data in (b"one", b"two"):
        storage.keep(NAME, data)
        places.append(storage.set_aside(NAME))
    assert not storage.stands(NAME) and len(set(places)) == 2
    assert all(place.startswith(storage.aside()) for place in places)


def test_a_renamed_file_is_there_once(storage):
    storage.keep("one", DATA)
    storage.rename("one", "other")
    assert [file.name for file in storage.files()] == ["other"] and storage.read("other") == DATA


def test_no_name_leads_out(storage):
    with pytest.raises(Exception, match="denied|outside|detected"):
        storage.open("../../secret-key")
