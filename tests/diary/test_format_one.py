"""Diaries that exist must open for ever: no migration can reach into a sealed row."""

from backplan.diary.codes import parse_plan_code
from backplan.diary.sealing import seal_for


def test_a_row_of_format_one_opens_for_ever() -> None:
    code = parse_plan_code("2C5HP-PW3CC-5Q20X-35EDT-20C9E-A")
    sealed = (
        b"\x01"
        + bytes(12)
        + bytes.fromhex(
            "59d395b54499905554a638ed7961fbc3ce1cdf92df025789e79349c9385c67a80a154c4a36de9cd9"
            "d29ded64eab7481b91f47d0b763862a4b5bf6ca0f628257af7208877747b4e4e699409533dd26c8d"
            "07bd50d2d955ab1d083585a08422b7947afb424bcd19aa1a83960c685cab6124a47ba49e3d2de65e"
            "80240329415dab761b406fce485709073a64828f3b5e1ff02fa6bb75145a87a4674dc6db92ef0074"
            "9f39173f1501613df5b17ac6d26ad74f899f74465dbaa53aecbb56109f87f214fe5d5b0c7e78c4cf"
            "736d72ba686a39e209351c9ec59c12215b9940d8ebb71c1e879e7c0ef10ef887fe27b6ea6c5ca226"
            "497fc3c6c1e9f968032792729f099a404577a43e4f0fdf3aa0121e81c8262623512ea6b86dcd1717"
            "2249d4e88a2d2512eddebed629f9a8cb5d2615cc85a1fef95e758705b7537b499ff2c8b2beb0dc51"
            "7e6e22fb5ff8459e6614e09ae8be10855a80dee9fbfb5519452b881952235a71252dfcd6a93298cf"
            "4ab00f7ba9ede92c1f28236d237ade2afa87b972e7101f32734b5756c634a2fa10f1638f1b4ad17f"
            "ffc5db2b5670d88f26b7d92028e13b2150d624216a143aacb2c547bcb824da2a2ae093e6f696b314"
            "babeeb26f1ceb687e5a5efca86dc0616105cabc51be49cff13413862a950218dd5c89a03069d04b4"
            "7ad24de754af1474eedc473e0a2a9c9d3cf61cbfbbf68d6682024c07e4e7f0aed28b56efe073910c"
            "0730fb1331f4baf5"
        )
    )
    seal = seal_for(code)

    assert seal.diary_id == "96cdf1cc3e22af3eef3169ff9a1c8f38"
    assert seal.key.hex() == "b505aa89c48ab554104d9a3297da18622b71c4bc90a0338d743793f5eabb6ed5"
    assert seal.open(sealed, 7, "a-fact") == b'{"id":"a-fact"}'
