"""``check KIND NUMBER``: what a document's number and name say, as the counter would see it."""

import json
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import TYPE_CHECKING, TextIO

from app.commands.arguments import day
from app.domain.errors import Refused
from app.domain.identity import DocumentKind, Finding, Verdict, check
from app.wording import label, sentence

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]", *, today: date) -> None:
    """Add ``check``; ``today`` is the day that counts when ``--on`` is not given."""
    parser = subparsers.add_parser("check", help="check the number of an identity document")
    parser.add_argument(
        "kind",
        type=_kind,
        metavar="KIND",
        help="three-digit code (111, 414, 516 …), uscc, hmt-residence or foreign-permanent",
    )
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--name", default="", help="the name on the document, checked too")
    parser.add_argument("--sex", choices=("男", "女"), default="")
    parser.add_argument("--on", type=day, default=today, metavar="DATE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.set_defaults(run=run)


def run(args: Namespace, out: TextIO) -> int:
    """Print the verdict, the normal form and the reasons; 1 when the number is blocked."""
    finding = check(args.kind, args.number, name=args.name, sex=args.sex, on=args.on)
    reasons = [sentence(reason) for reason in finding.reasons]
    print(_json(finding, reasons) if args.json else _text(finding, reasons), file=out)
    return int(finding.verdict is Verdict.BLOCK)


def _kind(text: str) -> str:
    try:
        return DocumentKind.of(text).value
    except Refused as refused:
        raise ArgumentTypeError(sentence(refused.why)) from None


def _json(finding: Finding, reasons: list[str]) -> str:
    answer = {"verdict": finding.verdict.value, "normal": finding.normal, "reasons": reasons}
    if finding.name is not None:
        answer["name"] = finding.name.text
    if finding.suggestion:
        answer["suggestion"] = finding.suggestion
    return json.dumps(answer, ensure_ascii=False)


def _text(finding: Finding, reasons: list[str]) -> str:
    lines = [f"{label('verdict', finding.verdict)} {finding.normal}".rstrip()]
    return "\n".join(lines + [f"  {reason}" for reason in reasons])
