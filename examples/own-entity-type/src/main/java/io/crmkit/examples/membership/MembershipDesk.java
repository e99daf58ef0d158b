package io.crmkit.examples.membership;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.repository.Repository;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;

/** A host program with its own entity type. Run it twice with the same file: what it stored is still there. */
public final class MembershipDesk {
    private final Crm crm;
    private final Repository<Membership, MembershipId> memberships;

    private MembershipDesk(Crm crm) {
        this.crm = crm;
        this.memberships = crm.repository(Membership.TYPE);
    }

    /** Opens the CRM on a SQLite file; the type is registered here, and that is all. */
    static Crm open(Path file) {
        return Crm.builder(JdbcStore.sqlite(file)).register(Membership.TYPE).build();
    }

    /** Runs the program on the file that is named, or on {@code memberships.db}. */
    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "memberships.db");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Crm crm = open(file)) {
            new MembershipDesk(crm).run(out);
        }
    }

    private void run(PrintStream out) {
        LocalDate endOfYear = LocalDate.of(2026, 12, 31);
        if (memberships.findBy(Membership.CARD, "GK 0001").isEmpty()) {
            crm.work(
                    unit -> { // the customer and the membership, or neither
                        Customer ada =
                                unit.add(Customer.person("Ada", "Lovelace").build());
                        unit.add(Membership.of(ada.id(), Tier.GOLD, endOfYear, "GK 0001")
                                .withPartnerNumbers("XY 77"));
                    });
            out.println("Ada is a member now.");
        }

        Membership found = memberships.findBy(Membership.CARD, "gk0001").orElseThrow();
        out.println("Card gk0001 belongs to "
                + crm.customers().get(found.customer()).name() + ", tier " + found.tier());
        out.println("Members known to a partner as xy77: " + memberships.findBy(Membership.PARTNER_NUMBER, "xy77", 10));
        out.println("Members per tier: " + memberships.countBy(Query.by(Membership.BY_TIER), Membership.TIER));
        try {
            memberships.add(Membership.of(found.customer(), Tier.BASIC, endOfYear, "GK0001"));
        } catch (DuplicateException taken) {
            out.println("A second card GK0001 is refused: " + taken.getMessage());
        }
    }
}
