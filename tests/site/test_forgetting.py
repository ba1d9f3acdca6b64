"""What relating keeps for itself is gone once a build has the corpus."""

from pathlib import Path

import invented

from generator.config import Settings
from generator.relate import names, rarity
from generator.site import stage


def test_a_build_holds_no_names_and_stems_and_a_served_site_does(tmp_path: Path) -> None:
    invented.write(tmp_path)
    settings = Settings(tmp_path, (), tmp_path / "briefs", cache=None)
    served = stage.related(settings, {})
    assert names.fold.cache_info().currsize > 0
    assert stage.related(settings) == served
    assert names.fold.cache_info().currsize == rarity.stem.cache_info().currsize == 0
