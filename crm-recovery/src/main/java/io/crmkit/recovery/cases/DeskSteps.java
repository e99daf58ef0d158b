package io.crmkit.recovery.cases;

import io.crmkit.recovery.cases.DeskCommand.Absorb;
import io.crmkit.recovery.cases.DeskCommand.AddNote;
import io.crmkit.recovery.cases.DeskCommand.Assign;
import io.crmkit.recovery.cases.DeskCommand.CountGrants;
import io.crmkit.recovery.cases.DeskCommand.FindCause;
import io.crmkit.recovery.cases.DeskCommand.Link;
import io.crmkit.recovery.cases.DeskCommand.MergeInto;
import io.crmkit.recovery.cases.DeskCommand.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands of the desk do to a case, once the state allows them. */
final class DeskSteps {
    private final Step step;
    private final RecoveryCase before;
    private final CaseClocks clocks;

    DeskSteps(Step step) {
        this.step = step;
        this.before = step.before();
        this.clocks = new CaseClocks(step.policy(), before, step.at());
    }

    RecoveryCase after(DeskCommand command) {
        if (command instanceof Assign assign) {
            return before.withOwner(assign.owner());
        }
        if (command instanceof Transfer transfer) {
            return before.withTeam(transfer.team()).withOwner(Optional.empty());
        }
        if (command instanceof AddNote note) {
            CaseNote added = new CaseNote(note.visibility(), step.at(), step.by(), note.text());
            return before.withNotes(Steps.added(before.notes(), added));
        }
        if (command instanceof Link link) {
            LinkGuards.requireNoCircle(step, link.link());
            return linked(link.link());
        }
        if (command instanceof MergeInto merge) {
            LinkGuards.requireMergeable(step, merge.into());
            return linked(CaseLink.duplicateOf(merge.into()))
                    .withState(CaseState.MERGED)
                    .withClocks(clocks.cancelled());
        }
        if (command instanceof Absorb absorb) {
            return absorb(LinkGuards.requireMerged(step, absorb.merged()));
        }
        if (command instanceof CountGrants grants) {
            return before.withUndecidedGrants(grants.undecided());
        }
        if (command instanceof FindCause cause) {
            return before.withRootCause(cause.code());
        }
        return before.withPolicy(step.policy().id()).withClocks(clocks.replanned(step.policy(), before.severity()));
    }

    private RecoveryCase absorb(RecoveryCase merged) {
        return before.withAbsorbed(Steps.added(before.absorbed(), merged.id()))
                .withReports(before.reports() + merged.reports())
                .withClocks(clocks.fromEarliest(merged));
    }

    private RecoveryCase linked(CaseLink link) {
        List<CaseLink> links = Stream.concat(
                        before.links().stream().filter(other -> other.kind() != link.kind()), Stream.of(link))
                .toList();
        return before.withLinks(links);
    }
}
