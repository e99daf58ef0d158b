package io.crmkit.recovery.learning;

import io.crmkit.core.Crm;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.rule.Erased;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows who may be told of a change, and who was. It contacts nobody: the host asks here, and tells the customer
 * if {@link #tell} says so.
 * A customer is told of a change at most once. Holds no state; safe for many threads, in many processes.
 */
public final class ChangeNotices {
    private final Crm crm;
    private final ContactGate gate;
    private final Purpose purpose;
    private final Repository<ChangeNotice, ChangeNoticeId> notices;

    private ChangeNotices(Crm crm, ContactGate gate, Purpose purpose) {
        this.crm = crm;
        this.gate = Objects.requireNonNull(gate, "gate");
        this.purpose = Objects.requireNonNull(purpose, "purpose");
        this.notices = crm.repository(ChangeNotice.TYPE);
    }

    /** Returns the service; the gate is asked for the purpose {@link Purpose#SERVICE_RECOVERY}. */
    public static ChangeNotices on(Crm crm, ContactGate gate) {
        return on(crm, gate, Purpose.SERVICE_RECOVERY);
    }

    /** Returns the service; the gate is asked for this purpose. */
    public static ChangeNotices on(Crm crm, ContactGate gate, Purpose purpose) {
        return new ChangeNotices(crm, gate, purpose);
    }

    /**
     * Asks whether a customer may be told of a change now, and keeps the answer in place of an earlier one. Who was told already is not
     * asked about again.
     *
     * @throws InvalidInputException if the action is not done, there is no such customer, or it was erased; nothing was stored
     * @throws io.crmkit.core.error.NotFoundException if there is no such action
     */
    public ChangeNotice ask(ImprovementActionId action, CustomerId customer, Channel channel) {
        ImprovementAction change = crm.repository(ImprovementAction.TYPE).get(action);
        Require.that(change.state() == ActionState.DONE, "action", "must be done before customers are told");
        ChangeNoticeId id = ChangeNotice.idOf(action, customer);
        Optional<ChangeNotice> told =
                notices.find(id).filter(notice -> notice.toldAt().isPresent());
        if (told.isPresent()) {
            return told.get();
        }
        Instant now = now();
        ContactAnswer answer = gate.ask(customer, channel, purpose, now);
        ChangeNotice asked = new ChangeNotice.Builder()
                .id(id)
                .action(action)
                .customer(customer)
                .channel(channel)
                .askedAt(now)
                .answer(answer)
                .build();
        return crm.compute(unit -> {
            requireNotErased(unit, customer);
            ChangeNotice stored = unit.addIfAbsent(asked).entity();
            return stored.toldAt().isPresent() ? stored : unit.update(ChangeNotice.TYPE, id, before -> asked);
        });
    }

    /**
     * Notes that a customer is told now. Whoever is answered {@code true} tells, nobody else: of many who call it for one customer and
     * change, one is.
     *
     * @return whether to tell the customer now; false if they were told
     * @throws InvalidInputException if the gate did not permit it, its answer does not hold any more: ask again; or the customer was erased
     * @throws io.crmkit.core.error.NotFoundException if nobody asked
     */
    public boolean tell(ImprovementActionId action, CustomerId customer) {
        Instant now = now();
        ChangeNoticeId id = ChangeNotice.idOf(action, customer);
        return crm.compute(unit -> {
            ChangeNotice notice = unit.get(ChangeNotice.TYPE, id);
            if (notice.toldAt().isPresent()) {
                return false;
            }
            Require.that(notice.answer().permitted(), "notice", "must be permitted by the gate");
            Require.that(
                    notice.answer()
                            .validUntil()
                            .filter(end -> !now.isBefore(end))
                            .isEmpty(),
                    "notice",
                    "must have an answer of the gate that still holds; ask again");
            requireNotErased(unit, customer);
            unit.update(ChangeNotice.TYPE, id, before -> before.withToldAt(now));
            return true;
        });
    }

    private static void requireNotErased(UnitOfWork unit, CustomerId customer) {
        Require.that(!Erased.is(unit, customer), "customer", "must not be erased");
    }

    /** Returns the notices of a change, in the order of the customers. */
    public Stream<ChangeNotice> of(ImprovementActionId action) {
        return notices.stream(Query.by(ChangeNotice.BY_ACTION).equal(ChangeNotice.ACTION, action));
    }

    /** Returns the notices to a customer, oldest first. */
    public Stream<ChangeNotice> of(CustomerId customer) {
        return notices.stream(Query.by(ChangeNotice.BY_CUSTOMER).equal(ChangeNotice.CUSTOMER, customer));
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
