"""Who works in the hall, for which body, in which role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; a role is held for a body, or for the whole hall."""

    CLERK = "clerk"
    """受理员: receives, scans, prints."""
    ACCEPTOR = "acceptor"
    """受理权人: accepts, tells, declines in the name of a body; formal staff only (R14, [S3])."""
    REVIEWER = "reviewer"
    """审查员: works the queue of a body."""
    CHIEF = "chief"
    """首席代表: decides and signs within a letter of authority."""
    DEPUTY = "deputy"
    """首席代表 B 角: acts for the chief under a letter of their own."""
    ISSUER = "issuer"
    """出件员: hands results over."""
    HEAD_OF_BODY = "head_of_body"
    """机关负责人: named in approvals (行政许可法第四十二条第一款)."""
    SUPERVISOR = "supervisor"
    """督查: watches clocks and queues, answers exceptions."""
    INSPECTOR = "inspector"
    """纪检监察: reads everything, changes nothing."""
    SYSTEM = "system"
    """系统管理员: hall, bodies, list, calendar, machines, and who is on the staff list."""
    SECURITY = "security"
    """安全管理员: roles, letters, passwords, devices, erasing."""
    AUDIT = "audit"
    """审计管理员: reads what everybody did, and changes nothing."""


OFFICERS = frozenset({Role.SYSTEM, Role.SECURITY, Role.AUDIT})
"""三员 (GB/T 22239—2019, 8.1.5 安全管理中心): each holds that one role, and none at a case."""
SEEING = frozenset(Role) - OFFICERS - {Role.HEAD_OF_BODY}
"""Roles whose desk needs what cases say of people; a head of body is only named in approvals."""
SEEING_ALL = frozenset({Role.CLERK, Role.ACCEPTOR, Role.ISSUER, Role.SUPERVISOR, Role.INSPECTOR})
"""Of these the ones whose desk serves every body: the window, and who watches over the hall."""


class StaffKind(StrEnum):
    """编制类型: hired staff may not answer for an approval ([S3])."""

    FORMAL = "formal"
    """正式职工"""
    HIRED = "hired"
    """聘用"""


@dataclass(frozen=True, slots=True)
class Body:
    """An organ of the administration (机关): a department, or the approval bureau."""

    key: str
    """Short stable key, for example ``SCJG``."""
    name: str
    short_name: str
    """机关简称, as it stands in paper numbers, for example 示行审."""
    credit_code: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """A role held by a person; an empty body means the whole hall."""

    role: Role
    body: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name on the staff list, and what they may do."""

    id: str
    name: str
    staff_kind: StaffKind
    grants: frozenset[Grant]
    post: str = ""
    """岗位, printed beside the name in the timeline of a case."""
    active: bool = True
    public_key: str = ""
    """P-256 public key (uncompressed point, hex) that checks their signatures; may be empty."""

    def has(self, role: Role, body: str = "") -> bool:
        """Whether the person holds the role for that body (or for the whole hall)."""
        return self.active and (Grant(role) in self.grants or Grant(role, body) in self.grants)

    def has_any(self, role: Role) -> bool:
        """Whether the person holds the role for any body at all."""
        return self.active and any(grant.role is role for grant in self.grants)

    def bodies(self, role: Role) -> frozenset[str]:
        """The bodies the person holds the role for; an empty key stands for the whole hall."""
        return frozenset(grant.body for grant in self.grants if grant.role is role)


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A public key a person signed with until a reset gave them another one."""

    public_key: str
    until: datetime
    """When it was replaced, UTC; nothing signed later counts."""


def key_id(public_key: str) -> str:
    """What a signed entry calls the key it was signed with."""
    return public_key[:16]


def grants(roles: Iterable[tuple[Role, str]]) -> frozenset[Grant]:
    """Grants from pairs of role and body key."""
    return frozenset(Grant(role, body) for role, body in roles)
