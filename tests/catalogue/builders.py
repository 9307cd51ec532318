"""Small lists and files for the tests, and the places where real ones may be."""

import json
from collections.abc import Mapping
from pathlib import Path

from app.catalogue.model import Catalogue, Department
from app.domain.item import Item, ItemType, TransferStatus
from app.domain.people import Body

REAL_LIST = Path(__file__).resolve().parents[3] / "shared" / "data" / "district_items.csv"
"""The list of a real district, where it lies beside the repository."""

HEADER = "department,group,name,item_code,type_code,type,department_code"
ROWS = (
    "区公安分局,,旅馆业特种行业许可证核发,"
    "511A0146000000-511602000000-000-1151130000877869M-1-00,1,行政许可,1151130000877869M",
    "区公安分局,户口登记（包括注销、恢复、变更）,户口登记,"
    "513A0161400001-511602000000-000-1151130000877869M-1-00,20,公共服务,1151130000877869M",
    "区农业农村局,,农业机械事故认定,"
    "F-000098-001-511602000000-000-11511301008778423H-1-00,7,行政确认,11511301008778423H",
    '区行政审批局,食品（含保健食品）经营许可,"食品(含保健食品)经营许可核发",'
    "511A0005200004-511602000000-000-115113016823646795-1-00,1,行政许可,68236467-9",
    "区行政审批局,食品（含保健食品）经营许可,食品(含保健食品)经营许可注销,"
    "511A0005200007-511602000000-000-115113016823646795-1-00,01,行政许可,68236467-9",
    "区民政局,,最低生活保障,E-000021-001-1111111111111111,5,行政给付,11511301008778298W",
    '区文广旅局,,"跨越、穿越普通公路修建桥梁、渡槽或者架设、埋设管线等设施的，'
    "以及在普通公路用地范围内架设、埋设管线、电缆等设施，或者利用普通公路桥梁、"
    '隧道、涵洞铺设电缆等设施审批（县级权限范围内，含延期、变更、补办和依法注销等各种情形）",'
    "0087790701,10,其他行政权力,0087790701",
)
TABLE = "\n".join((HEADER, *ROWS)) + "\n"


def item(
    code: str,
    name: str,
    *,
    department: str = "市场监督管理局",
    group: str = "",
    keywords: str = "",
    transfer: TransferStatus = TransferStatus.TRANSFERRED,
) -> Item:
    """An item of which only code and name matter, unless the test says more."""
    return Item(
        code=code,
        name=name,
        department=department,
        department_name=department,
        body="XZSP",
        body_name="示例县行政审批服务局",
        type=ItemType.PERMIT,
        type_name="行政许可",
        transfer=transfer,
        group=group,
        keywords=tuple(keywords.split()),
    )


def catalogue(*items: Item, version: str = "1") -> Catalogue:
    """A list of these items, with the bodies and departments they name."""
    names = dict.fromkeys(each.department for each in items)
    return Catalogue(
        version=version,
        items=items,
        bodies=(Body("XZSP", "示例县行政审批服务局", "示行审"),),
        departments=tuple(Department(name, name) for name in names),
        bureau="XZSP",
    )


def document(
    parts: Mapping[str, object] | None = None,
    *,
    item_parts: Mapping[str, object] | None = None,
) -> bytes:
    """A whole catalogue file with one item, changed in the parts that are given."""
    one: dict[str, object] = {
        "code": "A1",
        "name": "食品经营许可",
        "type": "01",
        "type_name": "行政许可",
        "department": "SCJG",
        "body": "XZSP",
        **(item_parts or {}),
    }
    whole: dict[str, object] = {
        "format": "yichuang-catalogue",
        "format_version": 1,
        "version": "2026.1",
        "bureau": "XZSP",
        "bodies": [
            {"key": "XZSP", "name": "示例县行政审批服务局"},
            {"key": "SCJG", "name": "示例县市场监督管理局"},
        ],
        "departments": [{"key": "SCJG", "name": "市场监督管理局"}],
        "items": [one],
        **(parts or {}),
    }
    return json.dumps(whole, ensure_ascii=False).encode()
