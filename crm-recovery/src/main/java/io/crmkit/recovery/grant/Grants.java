package io.crmkit.recovery.grant;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.page.PageRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.rule.Require;
import io.crmkit.store.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives customers something of worth, within the limits of who gives it and within the caps. Every command stores the grant and the
 * ledgers that it changes in one step; if somebody else changes them at the same time, it is judged again, so that no limit is ever
 * exceeded. A command that is refused changes nothing; one that is sent again, under the same id by the same actor, gives what it gave
 * the first time.
 *
 * <p>Moves no money: {@link #issue} hands out a key, the host pays under it and tells the outcome. Holds no state; safe for many
 * threads, in many processes.
 */
public final class Grants {
    private static final int MAX_DUE = 1_000;
    private static final Duration ALLOWED_SKEW = Duration.ofMinutes(5);

    private final Crm crm;
    private final AuthorityPolicies policies;
    private final Function<Actor, Set<String>> roles;
    private final Authorization authorization;
    private final GrantLife life;
    private final Repository<CompensationGrant, GrantId> grants;

    private Grants(Crm crm, AuthorityPolicies policies, Function<Actor, Set<String>> roles) {
        this.crm = crm;
        this.policies = policies;
        this.roles = roles;
        this.authorization = new Authorization(crm, policies, roles);
        this.life = new GrantLife(crm, authorization);
        this.grants = crm.repository(CompensationGrant.TYPE);
    }

    /** Returns a builder on a CRM; policies and roles are still needed. */
    public static Builder on(Crm crm) {
        return new Builder(crm);
    }

    /** Returns the same service as another actor uses it. */
    public Grants as(Actor actor) {
        return new Grants(crm.as(actor), policies, roles);
    }

    /**
     * Proposes a grant. If the own authority of the actor suffices and the table does not demand another person, it is approved with
     * that and its amount reserved; else it waits for {@link #approve}.
     *
     * @return the grant, approved or proposed; if the command was sent before, as it was then
     * @throws io.crmkit.recovery.authority.LimitExceededException if a cap of case, customer or business leaves less
     * @throws GrantNotAllowedException if the case is closed
     * @throws CommandReusedException if the id of the command was used in the case for something else
     * @throws InvalidInputException if there is no policy for the currency at this time, or the customer was merged or erased
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     */
    public CompensationGrant propose(GrantProposal proposal) {
        return once(proposal::caseId, proposal.commandId(), unit -> propose(unit, proposal));
    }

    /**
     * Proposes a grant as part of a unit of work; otherwise like {@link #propose(GrantProposal)}.
     *
     * @return the grant as it will be stored, or as it was when the command was sent first
     */
    public CompensationGrant propose(UnitOfWork unit, GrantProposal proposal) {
        return life.propose(unit, proposal);
    }

    /** Alias for {@link #apply} with {@link GrantCommand.Approve}. */
    public CompensationGrant approve(GrantId id, String commandId) {
        return apply(id, new GrantCommand.Approve(commandId));
    }

    /** Alias for {@link #apply} with {@link GrantCommand.Reject}. */
    public CompensationGrant reject(GrantId id, String commandId, String reason) {
        return apply(id, new GrantCommand.Reject(commandId, reason));
    }

    /**
     * Alias for {@link #apply} with {@link GrantCommand.Issue}. The key to pay under is that of the returned grant. The actor needs
     * authority for the remedy, whatever its limit.
     */
    public CompensationGrant issue(GrantId id, String commandId) {
        return apply(id, new GrantCommand.Issue(commandId));
    }

    /** Alias for {@link #apply} with {@link GrantCommand.Confirm}. Anybody may tell the outcome: the host guards who does. */
    public CompensationGrant confirm(GrantId id, String commandId, String externalRef) {
        return apply(id, new GrantCommand.Confirm(commandId, externalRef));
    }

    /** Alias for {@link #apply} with {@link GrantCommand.Fail}. Anybody may tell the outcome: the host guards who does. */
    public CompensationGrant fail(GrantId id, String commandId, String reason) {
        return apply(id, new GrantCommand.Fail(commandId, reason));
    }

    /** Alias for {@link #apply} with {@link GrantCommand.Reverse}. The actor needs authority for the remedy, whatever its limit. */
    public CompensationGrant reverse(GrantId id, String commandId, String reason) {
        return apply(id, new GrantCommand.Reverse(commandId, reason));
    }

    /**
     * Does a command, now, as the actor of the CRM.
     *
     * @return the grant as it is stored; if the command was sent before, as it was then
     * @throws GrantNotAllowedException if a guard refuses; says which, and what would satisfy it
     * @throws io.crmkit.recovery.authority.LimitExceededException if a cap, or the authority of the actor, leaves less
     * @throws CommandReusedException if the id of the command was used in the case for something else
     * @throws InvalidInputException if there is no policy for the currency at this time, or the customer was merged or erased
     * @throws io.crmkit.core.error.NotFoundException if there is no such grant
     */
    public CompensationGrant apply(GrantId id, GrantCommand command) {
        return once(() -> grants.get(id).caseId(), command.commandId(), unit -> apply(unit, id, command));
    }

    /**
     * Does a command as part of a unit of work; otherwise like {@link #apply(GrantId, GrantCommand)}.
     *
     * @return the grant as it will be stored, or as it was when the command was sent first
     */
    public CompensationGrant apply(UnitOfWork unit, GrantId id, GrantCommand command) {
        return life.apply(unit, id, command);
    }

    /** Returns the grant with this id. */
    public Optional<CompensationGrant> find(GrantId id) {
        return grants.find(id);
    }

    /** Returns the grants of a case and of those that were merged into it, by time. */
    public List<CompensationGrant> ofCase(RecoveryCaseId caseId) {
        List<RecoveryCaseId> merged = crm.compute(unit -> MergedCases.within(unit, caseId));
        return merged.stream()
                .flatMap(id -> proposedIn(id).stream())
                .sorted(Comparator.comparing(CompensationGrant::proposedAt))
                .toList();
    }

    private List<CompensationGrant> proposedIn(RecoveryCaseId caseId) {
        try (Stream<CompensationGrant> found =
                grants.stream(Query.by(CompensationGrant.BY_CASE).equal(CompensationGrant.CASE, caseId))) {
            return found.toList();
        }
    }

    /** Returns how many grants of a case, and of those that were merged into it, wait for approval and can still be approved. */
    public int proposed(RecoveryCaseId caseId) {
        return crm.compute(unit -> proposed(unit, caseId));
    }

    /**
     * Returns how many grants of a case wait for approval, as a unit of work sees it: if one is proposed or decided before the unit is
     * stored, the unit is repeated. So what it does to the case holds for the grants too.
     */
    public int proposed(UnitOfWork unit, RecoveryCaseId caseId) {
        return PendingGrants.waiting(unit, caseId, now()).size();
    }

    /**
     * Returns what the caps of case, customer and business leave now of what a table gives, for the offer to the customer. Nothing is
     * reserved by it.
     *
     * @throws InvalidInputException if there is no policy for the currency at this time
     * @throws io.crmkit.core.error.NotFoundException if there is no such case
     */
    public Compensation within(RecoveryCaseId caseId, Compensation compensation) {
        return crm.compute(
                unit -> authorization.within(unit, MergedCases.surviving(unit, caseId), compensation, now()));
    }

    /**
     * Notices what is due: lets proposals expire that nobody decided, and approved grants that nobody issued, and reports payments
     * whose outcome nobody told. Each once, however many workers tick, and in a step of its own.
     *
     * @param now up to when; usually the time of the clock of the CRM, and at most five minutes ahead of it, as a grant that expired
     *     before its time could not be taken back
     * @param limit how many grants at most, 1 to 1,000
     * @throws InvalidInputException if {@code now} lies ahead, or {@code limit} is out of range; nothing was noticed
     */
    public GrantTickReport tick(Instant now, int limit) {
        if (limit < 1 || limit > MAX_DUE) {
            throw new InvalidInputException("limit", "must lie within 1 to " + MAX_DUE + ", was " + limit);
        }
        Require.hasCome(now, crm.now(), ALLOWED_SKEW);
        Query<CompensationGrant> due =
                Query.by(CompensationGrant.BY_NEXT_DUE).below(CompensationGrant.NEXT_DUE_AT, now.plusNanos(1_000));
        List<CompensationGrant> found =
                grants.page(due, PageRequest.ofSize(limit)).items();
        List<GrantId> expired = new ArrayList<>();
        List<GrantId> overdue = new ArrayList<>();
        int conflicts = 0;
        for (CompensationGrant grant : found) {
            try {
                Optional<GrantStep.Kind> noticed = crm.compute(unit -> life.notice(unit, grant.id(), now));
                noticed.filter(GrantStep.Kind.EXPIRED::equals).ifPresent(kind -> expired.add(grant.id()));
                noticed.filter(GrantStep.Kind.OVERDUE::equals).ifPresent(kind -> overdue.add(grant.id()));
            } catch (ConflictException busy) {
                conflicts++;
            }
        }
        return new GrantTickReport(found.size(), expired, overdue, conflicts, nextDueAt());
    }

    private Optional<Instant> nextDueAt() {
        return grants.page(Query.by(CompensationGrant.BY_NEXT_DUE), PageRequest.ofSize(1)).items().stream()
                .findFirst()
                .flatMap(CompensationGrant::nextDueAt);
    }

    private CompensationGrant once(
            Supplier<RecoveryCaseId> caseId, String commandId, Function<UnitOfWork, CompensationGrant> work) {
        try {
            return crm.compute(work);
        } catch (DuplicateException taken) {
            if (taken.key().equals(CompensationGrant.COMMAND.name())) {
                throw new CommandReusedException(caseId.get(), commandId);
            }
            throw taken;
        }
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Collects what the service needs. */
    public static final class Builder {
        private final Crm crm;
        private @Nullable AuthorityPolicies policies;
        private @Nullable Function<Actor, Set<String>> roles;

        private Builder(Crm crm) {
            this.crm = Objects.requireNonNull(crm, "crm");
        }

        /** Sets who may give how much; required. */
        public Builder policies(AuthorityPolicies authorityPolicies) {
            this.policies = authorityPolicies;
            return this;
        }

        /** Says which roles an actor has, as the policies call them; required. Asked anew for every command. */
        public Builder roles(Function<Actor, Set<String>> ofActor) {
            this.roles = ofActor;
            return this;
        }

        /**
         * Returns the service.
         *
         * @throws InvalidInputException if policies or roles are missing, or the {@code Crm} does not know grants
         */
        public Grants build() {
            if (policies == null || roles == null) {
                throw new InvalidInputException("grants", "must have policies and roles");
            }
            return new Grants(crm, policies, roles);
        }
    }
}
