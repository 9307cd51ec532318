"""办事指南: what the list says about an item, in its parts; and nothing it does not say."""

import pytest

from app.catalogue.files import SAMPLE, load_catalogue
from app.catalogue.guide import Guide, GuidePart, guide
from app.catalogue.model import Catalogue
from app.catalogue.table import table_catalogue, table_reading
from app.wording import label
from tests.catalogue.builders import TABLE


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    return load_catalogue(SAMPLE)


def of(name: str, sample: Catalogue) -> Guide:
    return guide(next(item for item in sample.items if item.name == name), sample)


def texts(shown: Guide, part: GuidePart) -> list[str]:
    return [line.text for line in shown.lines(part)]


def test_a_guide_has_every_part_in_order(sample: Catalogue) -> None:
    shown = of("食品经营许可（新办）", sample)

    assert [part for part, _ in shown.parts] == list(GuidePart)
    assert all(lines for _, lines in shown.parts)
    assert "10个工作日" in texts(shown, GuidePart.STEPS)
    assert texts(shown, GuidePart.FEE) == ["不收费"]
    assert texts(shown, GuidePart.PLACE) == ["示例县政务服务中心综合窗口"]
    assert texts(shown, GuidePart.BASIS)[0] == "《中华人民共和国食品安全法》第三十五条"


def test_a_material_says_how_it_may_be_given(sample: Catalogue) -> None:
    lines = of("食品经营许可（新办）", sample).lines(GuidePart.MATERIALS)

    assert lines[0].text == "1. 食品经营许可申请书（原件1份）"
    assert lines[1].remark == "可用电子证照（营业执照）；可由数据共享核验（市场主体登记信息）"
    assert lines[3].remark == "可容缺，5个工作日内补齐"
    assert lines[6].remark == "委托代理人办理时提供"


def test_an_item_decided_at_once_says_so(sample: Catalogue) -> None:
    shown = of("仅销售预包装食品备案", sample)

    assert "当场办结" in texts(shown, GuidePart.STEPS)
    assert "收件即受理" in texts(shown, GuidePart.STEPS)


def test_a_step_that_stops_the_clock_names_its_law(sample: Catalogue) -> None:
    steps = of("取水许可", sample).lines(GuidePart.STEPS)
    special = [line for line in steps if line.label == "special"]

    assert special[0].remark == "不计入办理时限；行政许可法第四十五条"


def test_an_item_outside_the_hall_says_only_where_to_go(sample: Catalogue) -> None:
    (line,) = of("机动车驾驶证核发", sample).lines(GuidePart.PLACE)

    assert line.label == "elsewhere"
    assert "车辆管理所" in line.text


def test_an_item_that_allows_no_agent_or_has_a_number_says_so(sample: Catalogue) -> None:
    assert "须本人到场，不得委托他人" in texts(of("内地居民结婚登记", sample), GuidePart.BASICS)
    assert "有数量限制" in texts(of("巡游出租汽车经营许可", sample), GuidePart.BASICS)
    assert "须集体决策" in texts(of("取水许可", sample), GuidePart.BASICS)


def test_an_imported_item_claims_nothing_the_table_does_not_say() -> None:
    reading = table_reading(TABLE.encode(), file="list.csv")
    listed = table_catalogue(reading, version="1")

    shown = guide(listed.items[0], listed)

    silent = [part for part, lines in shown.parts if not lines]
    assert silent == [
        GuidePart.CONDITIONS,
        GuidePart.MATERIALS,
        GuidePart.STEPS,
        GuidePart.RESULT,
        GuidePart.FEE,
        GuidePart.BASIS,
    ]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_label_has_its_word(language: str, sample: Catalogue) -> None:
    for item in sample.items:
        for part, lines in guide(item, sample).parts:
            assert label("guide_part", part, language)
            assert all(label("guide", line.label, language) for line in lines if line.label)
