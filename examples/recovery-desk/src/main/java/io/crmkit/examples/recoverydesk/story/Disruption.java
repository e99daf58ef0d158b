package io.crmkit.examples.recoverydesk.story;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.TickReport;
import io.crmkit.recovery.cases.Apology;
import io.crmkit.recovery.cases.CaseCommand;
import io.crmkit.recovery.cases.CaseLink;
import io.crmkit.recovery.cases.CaseNote;
import io.crmkit.recovery.cases.CustomerCommand;
import io.crmkit.recovery.cases.Decision;
import io.crmkit.recovery.cases.DeskCommand;
import io.crmkit.recovery.cases.NotAllowedException;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.cases.ResolutionType;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.CompensationFacts;
import io.crmkit.recovery.compensation.CompensationTable;
import io.crmkit.recovery.compensation.CompensationTables;
import io.crmkit.recovery.detection.Detection;
import io.crmkit.recovery.detection.Observed;
import io.crmkit.recovery.detection.Signal;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.grant.CompensationGrant;
import io.crmkit.recovery.grant.GrantNotAllowedException;
import io.crmkit.recovery.grant.GrantProposal;
import io.crmkit.recovery.grant.GrantState;
import io.crmkit.recovery.incident.AffectedCustomer;
import io.crmkit.recovery.incident.IncidentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;

/** The day: a roster that was not imported in the night, and three flights without crews in the morning. */
public final class Disruption {
    /** A Monday, 06:10 in Berlin. */
    public static final Instant BEGIN = Instant.parse("2026-07-06T04:10:00Z");

    private static final int COMPLAINTS = 12;
    private static final List<String> FLIGHTS = List.of("KX482", "KX484", "KX520");
    private static final List<String> GIVEN = List.of("Ada", "Blaise", "Carla", "Dmitri", "Emmy", "Felix");
    private static final List<String> FAMILY =
            List.of("Abel", "Bauer", "Costa", "Dahl", "Eriksen", "Ferrari", "Gruber");

    private final Desk desk;
    private final int size;
    private final List<CustomerId> customers = new ArrayList<>();
    private final List<RecoveryCaseId> cases = new ArrayList<>();
    private IncidentId incident = new IncidentId("none");

    /** Prepares it; nothing has happened yet. */
    public Disruption(Desk desk, int customers) {
        this.desk = desk;
        this.size = customers;
    }

    /** Lets it happen. */
    public void run() {
        storm();
        complaints();
        acknowledgements();
        tick();
        compensation();
        resolutions();
    }

    IncidentId incident() {
        return incident;
    }

    List<RecoveryCaseId> cases() {
        return cases;
    }

    private void storm() {
        desk.at(BEGIN);
        desk.crm.work(unit -> {
            for (int i = 0; i < size; i++) {
                Customer.Builder customer = Customer.person(
                                GIVEN.get(i % GIVEN.size()), FAMILY.get(i / GIVEN.size() % FAMILY.size()))
                        .jurisdiction("DE");
                if (i == COMPLAINTS - 1) { // one of those who will complain
                    customer.addPhones(PhoneNumber.of("+493023125000"));
                } else {
                    customer.addEmails(EmailAddress.of("passenger" + i + "@example.org"));
                }
                customers.add(unit.add(customer.build()).id());
            }
        });
        Detection detection =
                Detection.on(desk.crm, desk.automatic).rules(Rules.DETECTION).build();
        List<Observed> observed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            observed.add(detection.observe(Signal.of("cancellation", "operations-" + i, customers.get(i))
                    .cause("crews-missing-2026-07-06")
                    .reference(flight(i))
                    .occurredAt(BEGIN)
                    .build()));
        }
        Map<Observed.Outcome, Long> outcomes =
                new TreeMap<>(observed.stream().collect(groupingBy(Observed::outcome, counting())));
        incident = desk.incidents
                .findOpen("crews-missing-2026-07-06")
                .orElseThrow()
                .id();
        desk.say("%,d signals that a flight is cancelled: %s", size, outcomes);
        desk.say("One incident with %,d customers; the first cases went into it", desk.incidents.customers(incident));
    }

    private static String flight(int passenger) {
        return FLIGHTS.get(passenger % FLIGHTS.size());
    }

    private void complaints() {
        desk.at(Instant.parse("2026-07-06T05:30:00Z"));
        for (int i = 0; i < COMPLAINTS; i++) {
            CustomerId customer = customers.get(i);
            ServiceFailure failure = ServiceFailure.delay(customer)
                    .severity(Severity.HIGH)
                    .reference(flight(i))
                    .channel(i % 2 == 0 ? Channel.PHONE : Channel.WEB)
                    .description("My flight " + flight(i) + " is cancelled and nobody at the gate knows anything.")
                    .remedySought("Get me to Lisbon today")
                    .build();
            desk.crm.work(unit -> {
                RecoveryCase opened = desk.recovery.open(unit, failure).entity();
                desk.incidents.link(
                        unit,
                        AffectedCustomer.builder(incident, customer)
                                .failedAt(BEGIN)
                                .addCase(opened.id())
                                .build());
                cases.add(opened.id());
            });
            RecoveryCaseId id = cases.get(i);
            desk.recovery.apply(id, new DeskCommand.Link(CaseLink.causedBy(incident.value())));
            desk.recovery.begin(id, "anna");
        }
        desk.say("%d customers complain; each has a case, linked to the incident", COMPLAINTS);
    }

    private void acknowledgements() {
        desk.at(Instant.parse("2026-07-06T06:15:00Z"));
        int written = 0;
        for (int i = 0; i < COMPLAINTS - 1; i++) {
            ContactAnswer answer = ask(i);
            if (answer.permitted()) {
                desk.recovery.acknowledge(cases.get(i), Channel.EMAIL);
                written++;
            }
        }
        desk.say("The gate permits %d acknowledgements by e-mail: %s", written, ask(0).reasons());
        desk.say("One customer left a phone number only, and is not called");
    }

    private ContactAnswer ask(int passenger) {
        return desk.gate.ask(customers.get(passenger), Channel.EMAIL, Purpose.SERVICE_RECOVERY, desk.crm.now());
    }

    /** Somebody looks an hour after the last deadline of the morning. */
    private void tick() {
        desk.at(Instant.parse("2026-07-06T08:00:00Z"));
        TickReport report = desk.automatic.tick(desk.crm.now(), 100);
        desk.say(
                "Tick: %d case due, %d breach noticed: nobody had acknowledged it",
                report.processed(), report.emitted());
        RecoveryCaseId late = cases.get(COMPLAINTS - 1);
        desk.recovery.acknowledge(late, Channel.PHONE);
        desk.recovery.apply(
                late,
                new CustomerCommand.Apologise(
                        Apology.Kind.RESPONSIBILITY, "We should have called you two hours ago. I am sorry.", false));
        desk.say("Anna calls the customer now; the breach stays");
    }

    private void compensation() {
        desk.at(Instant.parse("2026-07-06T08:30:00Z"));
        Compensation statutory = statutory();
        for (int i = 0; i < COMPLAINTS; i++) {
            pay(desk.grants.as(Desk.ANNA).propose(GrantProposal.of("statute", cases.get(i), statutory)));
        }
        desk.say("EUR 400 for each by %s, row %s: it needs no authority", statutory.table(), row(statutory));
        for (int i = 0; i < 4; i++) {
            pay(desk.grants.as(Desk.ANNA).propose(GrantProposal.of("goodwill", cases.get(i), goodwill(i, "EUR 120"))));
        }
        desk.say("Four vouchers of EUR 36.00 beside, within Anna's own limits");
        fourEyes(cases.get(COMPLAINTS - 1));
    }

    private static Compensation statutory() {
        return table("eu261")
                .assess(CompensationFacts.NONE
                        .number("distance_km", 1_870)
                        .flag("intra_eu", true)
                        .flag("cancelled", true)
                        .number("delay_minutes", 540))
                .asStatutory();
    }

    private Compensation goodwill(int passenger, String price) {
        Compensation given = table("empowerment-matrix")
                .assess(CompensationFacts.NONE
                        .code("severity", Severity.HIGH.code())
                        .code("failure_kind", "DELAY")
                        .code("justice_need", "DISTRIBUTIVE")
                        .money("price", Money.parse(price)));
        return desk.grants.within(cases.get(passenger), given);
    }

    private static CompensationTable table(String id) {
        return CompensationTables.bundled().find(id, LocalDate.of(2026, 7, 6)).orElseThrow();
    }

    private static String row(Compensation compensation) {
        return compensation.row().orElseThrow();
    }

    private void fourEyes(RecoveryCaseId id) {
        Compensation offer = goodwill(COMPLAINTS - 1, "EUR 240");
        CompensationGrant proposed = desk.grants.as(Desk.ANNA).propose(GrantProposal.of("goodwill", id, offer));
        desk.say(
                "%s for the customer who waited: above Anna's limit of EUR 50, so it is %s",
                proposed.amount(), proposed.state());
        try {
            desk.grants.as(Desk.ANNA).approve(proposed.id(), "own-approval");
        } catch (GrantNotAllowedException refused) {
            desk.say("Anna cannot approve it: %s", refused.guard());
        }
        try {
            desk.recovery.resolve(id, "Rebooked");
        } catch (NotAllowedException refused) {
            desk.say("Nor resolve the case: these grants wait for a decision; %s", refused.remedy());
        }
        CompensationGrant approved = desk.grants.as(Desk.LEA).approve(proposed.id(), "approval");
        desk.say(
                "Lea approves it by her authority as %s",
                approved.authority().orElseThrow().authority().orElseThrow());
        pay(approved);
    }

    /** The host pays under the key that it is given, and tells that it did. */
    private void pay(CompensationGrant approved) {
        if (approved.state() == GrantState.APPROVED) {
            String key = desk.grants
                    .as(Desk.ANNA)
                    .issue(approved.id(), "issue-" + approved.id())
                    .idempotencyKey()
                    .orElseThrow();
            desk.grants.as(Desk.ANNA).confirm(approved.id(), "confirm-" + approved.id(), "bank/" + key);
        }
    }

    private void resolutions() {
        desk.at(Instant.parse("2026-07-06T12:00:00Z"));
        for (int i = 0; i < COMPLAINTS; i++) {
            RecoveryCaseId id = cases.get(i);
            if (i != COMPLAINTS - 1) {
                desk.recovery.apply(
                        id,
                        new CustomerCommand.Apologise(
                                Apology.Kind.REMEDY,
                                "We are sorry. Our crew plan failed, and this is what we have done about it.",
                                false));
            }
            desk.recovery.apply(id, new CustomerCommand.CommunicateDecision(Decision.UPHELD, Channel.EMAIL, false));
            desk.recovery.apply(
                    id,
                    new DeskCommand.AddNote(
                            CaseNote.Visibility.CUSTOMER,
                            "You fly at 18:05 today. Your meal vouchers are at desk 12."));
            desk.recovery.apply(
                    id,
                    new CaseCommand.Resolve(
                            ResolutionType.REFUND,
                            "Rebooked on the flight at 18:05; EUR 400 paid back under EU rules."));
            desk.followUps.plan(id);
        }
        desk.say("All %d cases resolved within their deadlines; they will be asked tomorrow", COMPLAINTS);
    }

    static Duration handling(int cycles) {
        return Duration.ofMinutes(25L * cycles);
    }
}
