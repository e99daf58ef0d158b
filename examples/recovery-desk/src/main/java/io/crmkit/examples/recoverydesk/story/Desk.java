package io.crmkit.examples.recoverydesk.story;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.pack.LawPacks;
import io.crmkit.recovery.Recovery;
import io.crmkit.recovery.authority.AuthorityPolicies;
import io.crmkit.recovery.followup.FollowUps;
import io.crmkit.recovery.followup.SurveyPolicy;
import io.crmkit.recovery.grant.Grants;
import io.crmkit.recovery.incident.Incidents;
import io.crmkit.recovery.learning.ChangeNotices;
import io.crmkit.recovery.learning.Learning;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** The services of the library as this airline uses them, and the people who work with them. */
public final class Desk {
    static final Actor ANNA = Actor.user("anna");
    static final Actor LEA = Actor.user("lea");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(Rules.ZONE);

    final Crm crm;
    final Recovery recovery;
    final Recovery automatic;
    final Grants grants;
    final Incidents incidents;
    final Learning learning;
    final ContactGate gate;
    final FollowUps followUps;
    final ChangeNotices notices;

    private final StoryClock clock;
    private final PrintStream out;

    /** Opens the desk. */
    public Desk(Crm crm, StoryClock clock, PrintStream out) {
        this.crm = crm;
        this.clock = clock;
        this.out = out;
        this.recovery = Recovery.on(crm.as(ANNA)).policy(Rules.policy()).build();
        this.automatic = Recovery.on(crm).policy(Rules.policy()).build();
        this.grants = Grants.on(crm)
                .policies(AuthorityPolicies.sample())
                .roles(actor -> actor.equals(LEA) ? Set.of("agent", "team-lead") : Set.of("agent"))
                .build();
        this.incidents = Incidents.on(crm);
        this.learning = Learning.on(crm, recovery, Rules.CAUSES);
        this.gate = Privacy.on(crm).packs(LawPacks.bundled()).build().gate();
        this.followUps = FollowUps.on(crm, automatic, gate, SurveyPolicy.standard(Rules.ZONE));
        this.notices = ChangeNotices.on(crm, gate);
    }

    /** Moves the clock on and says so. */
    void at(Instant instant) {
        clock.at(instant);
        out.println();
        out.println(TIME.format(instant));
    }

    void say(String format, Object... parts) {
        out.printf(Locale.ROOT, "  " + format + "%n", parts);
    }
}
