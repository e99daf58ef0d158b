package io.crmkit.privacy.retention;

import static io.crmkit.privacy.retention.Schedules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RetentionProperties {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** A visit some days ago of one of two customers, with an image that may be a copy of the one before. */
    record Case(int daysAgo, String kind, boolean image, boolean copy, boolean secondCustomer) {}

    @Provide
    Arbitrary<List<Case>> cases() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 800),
                        Arbitraries.of("checkup", "implant"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Case::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> rules() {
        String exempt =
                ", \"exemptions\": [{\"attribute\": \"kind\", \"values\": [\"implant\"], \"reason\": \"recalls\"}]";
        String at = "{\"attribute\": \"at\"}";
        return Arbitraries.of(
                        rule("a", "visit", at, "P1Y", "ERASE"),
                        rule("b", "visit", at, "P6M", "REDACT"),
                        rule("c", "visit", at, "P3M", "REVIEW"),
                        rule("d", "visit", at, "P18M", "ERASE", exempt),
                        rule("e", "image", "{\"created\": true}", "P0D", "ERASE"),
                        rule("f", "visit", "{\"lastActivity\": [\"visit\"]}", "P1M", "ERASE"))
                .list()
                .ofMaxSize(4)
                .uniqueElements();
    }

    private static Crm filled(List<Case> cases, boolean held, Instant[] clock) {
        Crm crm = Crm.builder(MemoryStore.create())
                .clock(() -> clock[0])
                .register(Clinic.Visit.TYPE, Clinic.Image.TYPE, Clinic.Contract.TYPE)
                .build();
        CustomerId ada = person(crm, "ada");
        CustomerId eve = person(crm, "eve");
        String before = "";
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            Instant at = START.minus(Duration.ofDays(one.daysAgo()));
            crm.repository(Clinic.Visit.TYPE)
                    .add(Clinic.visit("v" + i, one.secondCustomer() ? eve : ada, at.toString(), one.kind()));
            if (one.image()) {
                String id = (one.copy() ? "a" : "z") + i;
                crm.repository(Clinic.Image.TYPE).add(Clinic.image(id, "v" + i, one.copy() ? before : ""));
                before = id;
            }
        }
        clock[0] = START.plus(Duration.ofDays(2));
        Privacy privacy = Privacy.on(crm).build();
        if (held) {
            privacy.holds().place("hold", eve, "litigation", "visit");
        }
        return crm;
    }

    private static CustomerId person(Crm crm, String name) {
        return crm.customers()
                .add(Customer.person(name, "Test").id(new CustomerId(name)).build())
                .id();
    }

    private static Retention retention(Crm crm, List<String> rules) {
        return Privacy.on(crm)
                .safeguards(TestSafeguards.create())
                .build()
                .retention(Schedules.of(rules.toArray(String[]::new)));
    }

    @Property(tries = 60)
    void the_dry_run_equals_the_run_however_small_its_steps(
            @ForAll("cases") List<Case> cases,
            @ForAll("rules") List<String> rules,
            @ForAll boolean held,
            @ForAll @IntRange(min = 1, max = 7) int step) {
        Instant[] clock = {START};
        try (Crm crm = filled(cases, held, clock)) {
            Retention retention = retention(crm, rules.isEmpty() ? List.of(OTHER) : rules);
            Instant now = clock[0];
            Set<String> planned = new TreeSet<>();
            RetentionReport plan = retention.plan(
                    now,
                    found -> found.action()
                            .ifPresent(action -> planned.add(action + " " + found.type() + " " + found.record())));
            RetentionReport sum = new RetentionReport(0, 0, 0, 0, 0, Optional.empty());
            do {
                sum = sum.plus(retention.tick(now, step));
            } while (sum.nextDueAt().filter(now::equals).isPresent());

            assertThat(done(crm, cases)).isEqualTo(planned);
            assertThat(sum).isEqualTo(plan);
        }
    }

    private static final String OTHER = rule("none", "contract", "{\"created\": true}", "P1Y", "ERASE");

    private static Set<String> done(Crm crm, List<Case> cases) {
        Set<String> done = new TreeSet<>();
        for (int i = 0; i < cases.size(); i++) {
            Optional<Clinic.Visit> visit = crm.repository(Clinic.Visit.TYPE).find(new Clinic.Name("v" + i));
            if (visit.isEmpty()) {
                done.add("ERASE visit v" + i);
            } else if (visit.get().note().isEmpty()) {
                done.add("REDACT visit v" + i);
            }
            String image = (cases.get(i).copy() ? "a" : "z") + i;
            if (cases.get(i).image()
                    && crm.repository(Clinic.Image.TYPE)
                            .find(new Clinic.Name(image))
                            .isEmpty()) {
                done.add("ERASE image " + image);
            }
        }
        Instant later = START.plus(Duration.ofDays(100));
        retention(crm, List.of(OTHER))
                .reviews(later, 100)
                .forEach(review -> done.add("REVIEW visit " + review.record()));
        return done;
    }

    @Property(tries = 40)
    void nothing_is_due_before_the_next_date_and_something_may_be_at_it(
            @ForAll("cases") List<Case> cases, @ForAll @IntRange(min = 1, max = 99) int percent) {
        List<String> rules = List.of(
                rule("a", "visit", "{\"attribute\": \"at\"}", "P1Y", "ERASE"),
                rule("b", "image", "{\"created\": true}", "P7D", "ERASE"));
        Instant[] clock = {START};
        try (Crm crm = filled(cases, false, clock)) {
            Retention retention = retention(crm, rules);
            Instant now = clock[0];
            Instant next = retention.tick(now, 10_000).nextDueAt().orElseThrow();
            Instant between =
                    now.plus(Duration.between(now, next).multipliedBy(percent).dividedBy(100));
            List<RetentionFinding> due = new ArrayList<>();

            retention.plan(between, due::add);

            assertThat(next).isAfter(now);
            assertThat(due).noneMatch(found -> found.action().isPresent());
        }
    }
}
