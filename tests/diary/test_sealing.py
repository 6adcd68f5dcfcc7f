import json
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from backplan.core.errors import InvalidValueError
from backplan.diary.codes import PlanCode
from backplan.diary.sealing import (
    MAX_PLAIN_BYTES,
    NewerSealError,
    Seal,
    SealBrokenError,
    seal_for,
)

SEAL = seal_for(PlanCode(1))
OTHER_SEAL = seal_for(PlanCode(2))
NO_RANDOMNESS = bytes(12)


def sealed_by_hand(padded: bytes) -> bytes:
    place = f"1/{SEAL.diary_id}/1/f".encode()
    return b"\x01" + NO_RANDOMNESS + AESGCM(SEAL.key).encrypt(NO_RANDOMNESS, padded, place)


def raw_deflate(plain: bytes) -> bytes:
    return zlib.compress(plain, wbits=-zlib.MAX_WBITS)


@given(st.binary(max_size=3000), st.integers(1, 2**31), st.text(st.characters(codec="utf-8")))
def test_what_is_sealed_opens_again(plain: bytes, seq: int, fact_id: str) -> None:
    assert SEAL.open(SEAL.seal(plain, seq, fact_id), seq, fact_id) == plain


def test_the_largest_fact_is_sealed_and_opens() -> None:
    plain = b"x" * MAX_PLAIN_BYTES

    assert SEAL.open(SEAL.seal(plain, 1, "f"), 1, "f") == plain


def test_a_fact_that_would_not_open_again_is_not_sealed() -> None:
    with pytest.raises(InvalidValueError):
        SEAL.seal(b"x" * (MAX_PLAIN_BYTES + 1), 1, "f")


def test_any_flipped_bit_is_refused() -> None:
    sealed = SEAL.seal(b'{"pain":3}', 1, "f")
    for bit in range(len(sealed) * 8):
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8

        with pytest.raises(SealBrokenError):
            SEAL.open(bytes(broken), 1, "f")


def test_a_sealed_fact_that_was_cut_short_is_refused() -> None:
    sealed = SEAL.seal(b'{"pain":3}', 1, "f")
    for length in range(len(sealed)):
        with pytest.raises(SealBrokenError):
            SEAL.open(sealed[:length], 1, "f")


@pytest.mark.parametrize(
    ("seal", "seq", "fact_id"),
    [
        pytest.param(SEAL, 2, "f", id="another seq"),
        pytest.param(SEAL, 1, "g", id="another fact id"),
        pytest.param(OTHER_SEAL, 1, "f", id="another diary"),
        pytest.param(Seal(OTHER_SEAL.diary_id, SEAL.key), 1, "f", id="another diary, same key"),
        pytest.param(Seal(SEAL.diary_id, OTHER_SEAL.key), 1, "f", id="same diary, another key"),
    ],
)
def test_a_moved_row_is_refused(seal: Seal, seq: int, fact_id: str) -> None:
    sealed = SEAL.seal(b"{}", 1, "f")

    with pytest.raises(SealBrokenError):
        seal.open(sealed, seq, fact_id)


def test_seq_and_fact_id_cannot_trade_digits() -> None:
    sealed = SEAL.seal(b"{}", 1, "1/f")

    with pytest.raises(SealBrokenError):
        SEAL.open(sealed, 11, "/f")


def test_a_newer_format_is_told_apart() -> None:
    sealed = SEAL.seal(b"{}", 1, "f")

    with pytest.raises(NewerSealError):
        SEAL.open(b"\x02" + sealed[1:], 1, "f")


def test_a_small_row_that_inflates_without_end_is_refused() -> None:
    packed = raw_deflate(bytes(20 * MAX_PLAIN_BYTES))

    with pytest.raises(SealBrokenError):
        SEAL.open(sealed_by_hand(len(packed).to_bytes(4, "big") + packed), 1, "f")


@pytest.mark.parametrize("packed", [b"", b"\xff\xff", raw_deflate(b"{}")[:-1]])
def test_a_row_that_does_not_unpack_is_refused(packed: bytes) -> None:
    with pytest.raises(SealBrokenError):
        SEAL.open(sealed_by_hand(len(packed).to_bytes(4, "big") + packed), 1, "f")


def test_small_facts_of_different_kinds_have_the_same_length() -> None:
    facts: list[dict[str, object]] = [
        {"kind": "withdrawn", "data": {"fact": "f"}},
        {"kind": "flags", "data": {"asked": ["RF01", "RF02"], "flags": {"RF01": "yes"}}},
        {"kind": "checkin", "data": {"date": "2026-11-02", "pain": 3, "note": "fine " * 40}},
        {"kind": "clearance", "data": {"on": "2026-11-02", "about": ["RF09", "ER05a"]}},
    ]

    lengths = {len(SEAL.seal(json.dumps(fact).encode(), 1, "f")) for fact in facts}

    assert lengths == {1 + 12 + 512 + 16}


@given(st.binary(max_size=3000))
def test_a_sealed_length_tells_no_more_than_a_count_of_blocks(plain: bytes) -> None:
    assert (len(SEAL.seal(plain, 1, "f")) - 1 - 12 - 16) % 512 == 0


def test_the_same_fact_is_never_sealed_alike() -> None:
    assert len({SEAL.seal(b"{}", 1, "f") for _ in range(100)}) == 100


def test_a_seal_shows_neither_key_nor_code() -> None:
    code = PlanCode(2**125 - 1)
    seal = seal_for(code)

    assert repr(seal) == f"Seal(diary_id='{seal.diary_id}')"
    assert seal.key != bytes.fromhex(seal.diary_id) * 2
