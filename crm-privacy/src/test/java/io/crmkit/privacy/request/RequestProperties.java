package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.deadline.Deadline;
import io.crmkit.privacy.inventory.Inventory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is commanded in whatever order: refused commands change nothing, and time lost is not won back. */
class RequestProperties {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-28");
    private static final Channel MAIL = Channel.EMAIL;

    enum Command {
        ACKNOWLEDGE,
        ASK_IDENTITY,
        VERIFY,
        ASK_INFORMATION,
        ANSWER,
        EXTEND,
        REFUSE,
        WORK,
        COMPLETE,
        TICK
    }

    /** A command some days after the one before. */
    record Move(int days, Command command) {}

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Integer> days = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(0, 4)),
                Tuple.of(1, Arbitraries.integers().between(10, 45)));
        return Combinators.combine(days, Arbitraries.of(Command.class))
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    @Property(tries = 200)
    void commands_in_any_order_keep_the_laws(
            @ForAll("moves") List<Move> moves, @ForAll RequestType type, @ForAll("laws") RequestLaw law) {
        try (Office office = Office.open()) {
            LocalDate day = FIRST;
            office.on(day);
            CustomerId ada = office.person("Ada", "ada@example.org");
            RequestIntake intake = RequestIntake.of("r-1", type, law.id()).from(ada);
            SubjectRequest before = office.requests.receive(intake);
            Set<RequestReminder> given = new HashSet<>();
            boolean late = false;
            for (Move move : moves) {
                day = day.plusDays(move.days());
                office.on(day);
                Instant now = office.crm.now();
                late |= office.requests.overdue(before);
                boolean refused = false;
                try {
                    run(office, before, move.command(), ada, day, given);
                } catch (RequestNotAllowedException notAllowed) {
                    refused = true;
                }
                SubjectRequest after = office.requests.find(before.id()).orElseThrow();

                if (refused || (!before.state().open() && move.command() != Command.TICK)) {
                    assertThat(after).as("a refused command").isEqualTo(before);
                }
                assertThat(after.steps())
                        .as("the journal only grows")
                        .startsWith(before.steps().toArray(RequestStep[]::new));
                assertThat(office.requests.overdue(after) || !late)
                        .as("time lost is not won back by %s on %s", move, day)
                        .isTrue();
                Deadline deadline = office.requests.deadline(after);
                assertThat(deadline.conservative()).isBeforeOrEqualTo(deadline.statutory());
                assertThat(office.requests.receive(intake)).as("a replay").isEqualTo(after);
                if (move.command() == Command.TICK) {
                    assertThat(office.requests.findDue(now, 10)).isEmpty();
                }
                before = after;
            }
            assertThat(office.privacy.audit().head().size())
                    .as("every step and every stop is in the audit log")
                    .isEqualTo(before.steps().size()
                            + office.privacy.log(ada).events().size()
                            + office.privacy.erasure().find(ada).stream().count());
            assertThat(office.privacy.log(ada).events()).hasSize(before.has(RequestStepType.STOP_RECORDED) ? 1 : 0);
        }
    }

    @Provide
    Arbitrary<RequestLaw> laws() {
        return Arbitraries.of(Office.EU, Office.UK, Office.CALIFORNIA);
    }

    private static void run(
            Office office,
            SubjectRequest request,
            Command command,
            CustomerId who,
            LocalDate day,
            Set<RequestReminder> given) {
        SubjectRequests requests = office.requests;
        SubjectRequestId id = request.id();
        LocalDate there = LocalDate.ofInstant(
                office.crm.now(), Office.CALIFORNIA.zone()); // 10:00 UTC is the same day in all three places
        assertThat(there).isEqualTo(day);
        switch (command) {
            case ACKNOWLEDGE -> requests.acknowledge(id, MAIL);
            case ASK_IDENTITY -> requests.askForIdentity(id);
            case VERIFY -> requests.verifyIdentity(id, who, "id-1");
            case ASK_INFORMATION -> requests.askForInformation(id);
            case ANSWER -> requests.informationReceived(id);
            case EXTEND -> requests.extend(id, ExtensionGround.COMPLEXITY, day);
            case REFUSE -> requests.refuse(id, RefusalGround.EXCEPTION_APPLIES, MAIL);
            case COMPLETE -> requests.complete(id);
            case WORK -> work(office, request);
            case TICK ->
                requests.tick(office.crm.now(), 10)
                        .reminders()
                        .forEach(one -> assertThat(given.add(one.reminder()))
                                .as("each reminder once: %s", one.reminder())
                                .isTrue());
        }
    }

    private static void work(Office office, SubjectRequest request) {
        switch (request.type()) {
            case ACCESS -> office.requests.access(request.id(), AccessContent.of(Inventory.of(office.crm)));
            case PORTABILITY -> office.requests.portability(request.id(), ProvidedData.ofCore());
            case RECTIFICATION ->
                office.requests.rectify(
                        request.id(),
                        Customer.TYPE,
                        request.customer().orElseThrow(),
                        customer -> customer.withName(customer.name() + "!"));
            default -> office.requests.plan(request.id());
        }
    }
}
