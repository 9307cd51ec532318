"""Personal values as they may be seen by others: on lists, slips and screens that face the queue.

All of it counts characters, never code units, so a rare character stays one.
"""

import re

from app.domain.names import characters

_STAR = "*"
_COUNTY = re.compile(r".*?(?:自治县|自治旗|林区|特区|县|旗|(?<!自治)区|市(?!.{0,8}[县区旗市]))")


def mask_name(name: str, *, organisation: bool = False) -> str:
    """The first character of a person's name; an organisation's name in full.

    >>> mask_name("赵𬀩"), mask_name("包小雨"), mask_name("示例乳业有限公司", organisation=True)
    ('赵*', '包**', '示例乳业有限公司')
    """
    if organisation:
        return name
    seen = characters(name)
    return "".join(seen[:1]) + _STAR * min(len(seen) - 1, 2)


def mask_number(number: str) -> str:
    """A document number with its middle covered, as long as before.

    >>> mask_number("11010519491231002X"), mask_number("E1234567")
    ('110***********002X', 'E****567')
    """
    seen = characters(number)
    head, tail = (3, 4) if len(seen) >= 15 else (1, 3) if len(seen) >= 8 else (1, 1)
    if len(seen) <= head + tail:
        return _STAR * len(seen)
    return "".join([*seen[:head], _STAR * (len(seen) - head - tail), *seen[-tail:]])


def mask_phone(phone: str) -> str:
    """A mobile number with its middle four covered; of others the last four stay.

    >>> mask_phone("13800138000"), mask_phone("0483-8331234")
    ('138****8000', '********1234')
    """
    if re.fullmatch("1[0-9]{10}", phone):
        return f"{phone[:3]}{_STAR * 4}{phone[7:]}"
    kept = min(4, len(phone) // 2)
    return _STAR * (len(phone) - kept) + phone[len(phone) - kept :]


def mask_address(address: str) -> str:
    """An address down to its county or district; all of it covered when none can be told.

    >>> mask_address("示例省示例市示例县和平路1号2单元")
    '示例省示例市示例县****'
    """
    county = _COUNTY.match(address)
    kept = county[0] if county and county.end() < len(address) else ""
    return kept + _STAR * 4 if address else ""
