"""The seal: what turns a fact into bytes that only its plan code opens, and back.

A sealed fact is a format byte, a nonce, and AES-256-GCM over the deflated fact, padded so that
neither its kind nor its size shows. Its place (diary, seq and fact id) is bound to it: a row that
was moved or swapped no longer opens.
"""

import os
import zlib
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backplan.core.errors import BackplanError, InvalidValueError
from backplan.diary.codes import PlanCode

MAX_PLAIN_BYTES = 1024 * 1024
_FORMAT = 1
_NONCE_BYTES = 12
_LENGTH_BYTES = 4
_BLOCK_BYTES = 512
_RAW_DEFLATE = -zlib.MAX_WBITS


class SealBrokenError(BackplanError):
    """A sealed fact was damaged, moved, or belongs to another diary."""


class NewerSealError(SealBrokenError):
    """A sealed fact has a format that this release does not know."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal of one diary.

    Attributes:
        diary_id: Names the diary in the store: 32 hexadecimal digits that do not give the code
            away.
        key: The data key, 32 bytes.
    """

    diary_id: str
    key: bytes = field(repr=False)

    def seal(self, plain: bytes, seq: int, fact_id: str) -> bytes:
        """Return *plain* sealed for one place in the diary.

        Args:
            plain: The fact, at most `MAX_PLAIN_BYTES`.
            seq: Its number in the diary.
            fact_id: Its id.

        Raises:
            InvalidValueError: *plain* is longer than that.
        """
        if len(plain) > MAX_PLAIN_BYTES:
            raise InvalidValueError("fact", len(plain), f"at most {MAX_PLAIN_BYTES} bytes")
        nonce = os.urandom(_NONCE_BYTES)
        place = self._place(seq, fact_id)
        return bytes([_FORMAT]) + nonce + AESGCM(self.key).encrypt(nonce, _pad(plain), place)

    def open(self, sealed: bytes, seq: int, fact_id: str) -> bytes:
        """Return the fact that was sealed for this place in the diary.

        Args:
            sealed: What `seal` returned.
            seq: The number it stands under.
            fact_id: The id it stands under.

        Raises:
            NewerSealError: Its format is not known here.
            SealBrokenError: It was damaged, or sealed for another diary or place.
        """
        if sealed[:1] != bytes([_FORMAT]):
            raise NewerSealError("a sealed fact has a format that this release does not know")
        nonce, locked = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            padded = AESGCM(self.key).decrypt(nonce, locked, self._place(seq, fact_id))
            return _unpad(padded)
        except (InvalidTag, ValueError, zlib.error):
            raise SealBrokenError("a sealed fact does not open") from None

    def _place(self, seq: int, fact_id: str) -> bytes:
        # Only the last part may hold a slash, so that no two places are written alike.
        return f"{_FORMAT}/{self.diary_id}/{seq}/{fact_id}".encode()


def seal_for(code: PlanCode) -> Seal:
    """Return the seal of the diary that *code* opens; the same for ever."""
    return Seal(
        diary_id=_derive(code, b"backplan diary id", 16).hex(),
        key=_derive(code, b"backplan data key", 32),
    )


def _derive(code: PlanCode, info: bytes, length: int) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=length, salt=None, info=info)
    return hkdf.derive(code.number.to_bytes(16, "big"))


def _pad(plain: bytes) -> bytes:
    packed = zlib.compress(plain, wbits=_RAW_DEFLATE)
    body = len(packed).to_bytes(_LENGTH_BYTES, "big") + packed
    return body + bytes(-len(body) % _BLOCK_BYTES)


def _unpad(padded: bytes) -> bytes:
    end = _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")
    inflater = zlib.decompressobj(_RAW_DEFLATE)
    # One byte more than allowed: a small row that inflates without end is stopped, not believed.
    plain = inflater.decompress(padded[_LENGTH_BYTES:end], MAX_PLAIN_BYTES + 1)
    if len(plain) > MAX_PLAIN_BYTES or not inflater.eof:
        raise SealBrokenError("a sealed fact does not unpack")
    return plain
