"""The key map: one table from which shortcuts, tool tips, the help sheet and the manual are made.

A new key is two new lines: name (desk and deed; without a desk it works everywhere), keys (the
first is shown), one or two words; then one sentence. ``bar`` puts it into the status bar. ``table``
is for plain characters that only the desk's focused table hears: they never fire while one types.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.desks.session import DeskName

_TABLE = """
help | F1 | Help | bar
    Show or hide the keys of this desk
search | Ctrl+K | Search | bar
    Find a case by number, identity, phone, name or pinyin initials
phrases | Ctrl+Space Ctrl+; | Common phrases
    Pick a common phrase for the text field in use
print_again | Ctrl+P | Print again
    Print the paper of this case once more; it is recorded
lock | Ctrl+L | Lock | bar
    Lock the screen; what was typed stays
switch | Ctrl+Shift+L | Switch person
    Let another person log in here
refresh | Ctrl+R | Ask anew
    Sync now and load this desk anew
desk.counter | Alt+1 | Counter
    Go to the counter desk
desk.review | Alt+2 | Review
    Go to the review desk
desk.decide | Alt+3 | Decide
    Go to the deciding desk
desk.issue | Alt+4 | Issue
    Go to the issuing desk
desk.oversight | Alt+5 | Oversight
    Go to the oversight desk
desk.admin | Alt+6 | Admin
    Go to the administration desk
counter.item | F2 | Item | bar
    Find or change the item
counter.identity | F3 | Read card | bar
    Take the identity from the card reader or from one pasted line
counter.agent | F4 | Agent | bar
    Go to the agent
counter.materials | F5 | Materials | bar
    Go to the material table
counter.keep | F8 | Keep as received
    Keep the papers and print the receipt; decide later
counter.accept | F9 | Accept
    Accept the application and print the notice
counter.promised | Ctrl+Shift+P | Make promised
    Make this instant item a promised one, or take that back
counter.tolerate | F10 | Accept, tolerating
    Accept with tolerated materials, to follow by a promised day
counter.tell_once | F11 | Tell once
    Tell everything that is missing at once, on paper
counter.decline | F12 | Decline
    Decline with the reason and the right body
counter.next | Ctrl+N | Next case | bar
    Begin the next case, with another applicant
counter.next_people | Ctrl+D | Next, same people
    Begin the next case; applicant, agent and power stay
counter.next_same | Ctrl+Shift+N | Next, same item
    Begin the next case with the same item and another applicant
counter.on_the_spot | Ctrl+E | Correct on the spot
    Record what the applicant corrected by hand
counter.scan_file | Ctrl+O | Attach scan
    Attach a scan from a file to the chosen material
counter.today | Ctrl+T | Today
    Show what was taken in here today and the drafts
counter.where | Ctrl+G | Where is it
    Show who had the case, when and how long
counter.supply | Ctrl+U | Supplements
    Take in what was asked for
counter.withdraw | Ctrl+Shift+W | Withdraw
    Take the applicant's written withdrawal
counter.void | Ctrl+Shift+V | Void and redo
    Void the paper just given, carry the data over and give a new one
counter.mend | Ctrl+Shift+E | Mend an error
    Correct a clerical error and print replacement paper
counter.amend | Ctrl+Shift+F | Amend the form
    Complete or correct the fields of a received application
counter.by_hand | Ctrl+Shift+M | Taken by hand
    Enter a case that was taken in on paper while the program was down
counter.as_required | Space | As required | table
    Mark the material as handed in as required
counter.all_as_required | Ctrl+A | All as required | table
    Mark all materials as handed in as required
counter.original | 1 | Kept original | table
    Original kept
counter.copy | 2 | Kept copy | table
    Copy kept
counter.seen | 3 | Seen and returned | table
    Checked against the original and given back
counter.scanned | 4 | Scan | table
    Taken as a scan
counter.licence | 5 | E-licence | table
    Taken from the licence store or shared data
counter.to_follow | 6 | To follow | table
    Tolerated: to follow by the promised day
counter.missing | 0 | Missing | table
    Missing or not right
counter.remove_row | Del | Remove | table
    Take away a row that was named by hand
review.release | F8 | Release
    Give the case back to the queue
review.yes | F9 | Claim or propose
    Claim the case; once claimed, propose to grant
review.no | F10 | Propose refusal
    Propose to refuse, with facts, reasons and law
review.request | F11 | Request
    Request something from the applicant; the clock goes on
review.special | F12 | Special procedure
    Open or end a special procedure
review.withdraw | Ctrl+Shift+W | Withdraw
    Take the applicant's written withdrawal
review.aside | Ctrl+Shift+A | Stand aside
    Record that you have a stake in the case and take no part in it
review.materials | F5 | Materials
    Look at the materials of the case
decide.yes | F9 | Sign
    Decide as proposed and sign
decide.no | F10 | Refuse
    Decide against the application, with facts, reasons, law and remedies
decide.return | F11 | Return
    Give the case back to the reviewer with reasons
decide.forward | F12 | Forward
    Forward the whole file to the higher body, or take its answer
decide.terminate | F8 | Terminate
    End the case without a decision, with ground, basis and reasons, where the letter says so
decide.aside | Ctrl+Shift+A | Stand aside
    Record that you, or the reviewer, have a stake in the case and take no part in it
decide.sign_list | Ctrl+F9 | Sign the list
    Sign all marked cases; each gets its own signature
decide.mark | Space | Mark | table
    Mark the case for the list to sign
issue.produce | F8 | Result ready
    Record number, validity and seal of the result
issue.hand_over | F9 | Hand over
    Hand the result to the person at the window, with proof
issue.post | F10 | Send by post
    Record the posting, and later the day the carrier delivered
issue.notify | F11 | Notify
    Record that the applicant was told to collect: the day and how
issue.collector | F3 | Collector
    Take the collector's identity from the card reader or one pasted line
oversight.export | Ctrl+E | Export
    Save the list as CSV; it is recorded
oversight.inspect | F6 | Inspection | bar
    Go to the lists of inspection: numbers, looks, draws, authority, logins
oversight.look | F5 | Show or draw
    Look through the period that is typed, or draw cases from it
oversight.back | Alt+Left | Back
    Go back to what was shown before
oversight.settle | F9 | Settle
    Settle the flagged or refused entry
admin.new | Ctrl+N | New
    Begin a new entry in this table
admin.save | Ctrl+S | Save
    Save the form beside the table
"""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does."""

    name: str
    """Stable: the desk and the deed, such as ``counter.accept``."""
    text: str
    """English, one or two words, for buttons and the status bar."""
    keys: tuple[str, ...]
    """Key sequences in portable form, the one to show first."""
    help: str
    """English, one sentence, for tool tips, the help sheet and the manual."""
    desk: DeskName | None = None
    """The desk where it applies; None for all."""
    in_table: bool = False
    """Heard by the desk's focused table alone."""
    in_bar: bool = False
    """Shown at the right of the status bar."""


def _read(line: str, sentence: str) -> Action:
    name, keys, text, where = (part.strip() for part in f"{line} |".split("|")[:4])
    place = name.partition(".")[0]
    return Action(
        name,
        text,
        tuple(keys.split()),
        sentence.strip(),
        desk=DeskName(place) if place in set(DeskName) else None,
        in_table=where == "table",
        in_bar=where == "bar",
    )


_LINES = _TABLE.strip().splitlines()
ACTIONS = tuple(
    _read(line, sentence) for line, sentence in zip(_LINES[::2], _LINES[1::2], strict=True)
)
"""All actions, in the order of the help sheet."""
BY_NAME: Mapping[str, Action] = {action.name: action for action in ACTIONS}


def of_desk(desk: DeskName | None) -> Iterator[Action]:
    """The actions a person has while at this desk: those for all, then the desk's own."""
    return (action for action in ACTIONS if action.desk is None or action.desk is desk)
