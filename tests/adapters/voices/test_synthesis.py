"""The synthesis: sound that never clips, short breaths, and furigana that win over the analyser."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from smartclass.adapters.voices import dictionary
from smartclass.adapters.voices.synthesis import Synthesiser, write_wav
from smartclass.domain.ruby import parse, plain_text
from tests.adapters.voices.stand_ins import SENTENCE


def test_speech_is_heard_and_never_clips(synthesiser: Synthesiser, tmp_path: Path) -> None:
    import numpy

    clips = list(synthesiser.clips(SENTENCE, 0.85))
    assert len(clips) == 2
    assert clips[0].pause > 0 == clips[1].pause
    for clip in clips:
        samples = numpy.frombuffer(clip.pcm, "<i2")
        assert 10_000 < abs(samples).max() <= 30_000
    assert not any(clips[0].pcm[: int(0.15 * 48_000) * 2]), "silence first"
    starts = [phrase.start for clip in clips for phrase in clip.phrases]
    assert starts == sorted(starts)
    assert starts[0] == 0
    assert "".join(SENTENCE.plain[p.start : p.start + p.length] for c in clips for p in c.phrases) == SENTENCE.plain
    write_wav(clips, tmp_path / "x.wav")
    with wave.open(str(tmp_path / "x.wav")) as sound:
        assert sound.getframerate() == 48_000
        assert sound.getnframes() / 48_000 > 2.0


def test_slower_is_longer(synthesiser: Synthesiser) -> None:
    slow, quick = (sum(c.seconds for c in synthesiser.clips(SENTENCE, speed)) for speed in (0.7, 1.2))
    assert slow > quick * 1.3


@pytest.mark.parametrize("text", ["", "。", "　", "🙂"])
def test_what_has_no_sound_makes_no_clip(synthesiser: Synthesiser, text: str) -> None:
    assert list(synthesiser.clips(plain_text(text), 1.0)) == []


def test_a_long_breath_is_cut_so_that_it_starts_soon(synthesiser: Synthesiser) -> None:
    text = plain_text(
        "画面のいちばん下にならんでいる小さな絵の中から緑色の電話の絵をさがしてゆっくりとさわってみてください"
    )
    clips = list(synthesiser.clips(text, 0.85))
    assert len(clips) > 1
    assert clips[0].seconds < 5
    assert clips[0].pause == 0.0


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("{裏|うら}にします", "裏にします"),
        ("お{年寄|としよ}りの{方|かた}", "お年寄りのかた"),
        ("{188|いやや}に{電話|でんわ}", "イヤヤに電話"),
        ("{取|と}り{出|だ}す", "取り出す"),
        ("{相談|そうだん}は{188|いやや}です", "相談はイヤヤです"),
        ("{途|と}中で、{置|お}き{場所|ばしょ}へ", "途中で、置き場所へ"),
        ("21{分|ぷん}", "21分"),
        ("いちばん下の「は」", "いちばんシタの「ハ」"),
    ],
)
def test_furigana_win_over_the_analyser(synthesiser: Synthesiser, markup: str, said: str) -> None:
    assert synthesiser.spoken(parse(markup)).text == said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("長押し", "ナガオシ"),
        ("下松市", "クダマツシ"),
        ("山中谷", "ヤマナカダニ"),
        ("×", "バツ"),
        ("+", "プラス"),
        ("小文字", "コモジ"),
    ],
)
def test_the_dictionaries_are_in_use(synthesiser: Synthesiser, text: str, read: str) -> None:
    assert "".join(word[2] for word in synthesiser.words(text)) == read


def test_a_bare_number_never_enters_the_dictionary(synthesiser: Synthesiser) -> None:
    assert "イヤヤ" not in "".join(word[2] for word in synthesiser.words("1880円"))


def test_bad_dictionary_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(
        '表記,読み\n188,イヤヤ\n"a,b",ア\n空,\nひらがな,ひらがな\n長押し,ナガオシ,x\nだけ\n', encoding="utf-8"
    )
    assert dictionary.rows(file, tmp_path / "none.csv") == [("長押し", "ナガオシ", 0)]
    (tmp_path / "bad.csv").write_bytes(b"\xff\xfe\x00")
    assert dictionary.rows(tmp_path / "bad.csv") == []
    assert dictionary.line("e-Tax", "イータックス", 9).startswith("ｅ－Ｔａｘ,,,-20000,")


def test_without_a_dictionary_the_voice_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyopenjtalk

    def broken(*_words: str) -> None:
        raise RuntimeError

    monkeypatch.setattr(pyopenjtalk, "mecab_dict_index", broken)
    dictionary.load(tmp_path / "new", tmp_path / "none.csv")
    dictionary.load(tmp_path / "with,comma", tmp_path / "none.csv")
    assert not (tmp_path / "with,comma").exists()
