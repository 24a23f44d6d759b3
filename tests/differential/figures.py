"""Figures of a run: verdicts, codes, constructs, and what disagrees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .batches import Record


@dataclass(slots=True)
class Figures:
    """What was seen over all programs."""

    programs: int = 0
    compared: int = 0
    with_open: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    constructs: Counter[str] = field(default_factory=Counter)
    pyro: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    foreign: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[int]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Count one program."""
        self.programs += 1
        self.compared += record.compared
        self.with_open += bool(record.open)
        self.rejected += record.rejected
        self.verdicts[record.verdict] += 1
        self.constructs.update(record.constructs)
        self.open.update(record.open)
        if record.foreign:
            self.foreign[record.foreign[:70]] += 1
        self.pyro.update(record.theirs)
        if record.verdict == "both reject":
            self.agreed.update(code for code in record.theirs if code in record.ours)
            for code in record.theirs:
                if code not in record.ours:
                    self.others[f"{code} of Pyro, found {' '.join(record.ours) or 'by chance'}"] += 1
        for kind, text in record.wrong:
            self.wrong.setdefault(kind, []).append(record.number)
            self.texts.append(f"{record.number}: {kind}: {text}")

    def share(self, count: int) -> float:
        """The share of all programs."""
        return count / max(1, self.programs)

    def table(self) -> str:
        """The figures as lines."""
        lines = [
            f"{self.programs} programs, {self.compared} traces compared, {self.share(self.rejected):.1%} rejected by Pyro, "
            f"{self.share(self.verdicts['unknown']):.1%} verdicts unknown, {self.share(self.with_open):.1%} with open facts",
            *(f"  verdict {count:6} {verdict}" for verdict, count in self.verdicts.most_common()),
            *(
                f"  code {code}: {count} from Pyro, {self.agreed[code]} with the same code"
                for code, count in sorted(self.pyro.items())
            ),
        ]
        for title, counter in (
            ("other code", self.others),
            ("open", self.open),
            ("exception without a code", self.foreign),
        ):
            lines += [f"  {title}: {count:6} {key}" for key, count in counter.most_common(25)]
        lines += [f"{count:8} {name}" for name, count in sorted(self.constructs.items())]
        lines += [
            f"DISAGREE {len(numbers):5} {kind}: {numbers[:12]}"
            for kind, numbers in sorted(self.wrong.items())
        ]
        return "\n".join(lines)
