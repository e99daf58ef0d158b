package io.crmkit.privacy.retention;

import java.util.List;

/** Schedules for tests. */
final class Schedules {
    private Schedules() {}

    static RetentionSchedule of(String... rules) {
        return RetentionSchedule.parse(json(rules));
    }

    static String json(String... rules) {
        return """
                {"id": "clinic", "version": "1", "title": "Clinic", "zone": "Europe/Berlin",
                 "validFrom": "2020-01-01T00:00:00Z", "rules": [%s]}""".formatted(String.join(",", List.of(rules)));
    }

    static String rule(String id, String entity, String trigger, String period, String action) {
        return rule(id, entity, trigger, period, action, "");
    }

    static String rule(String id, String entity, String trigger, String period, String action, String more) {
        return """
                {"id": "%s", "text": "for tests", "category": "%s data", "entities": ["%s"], "purpose": "SERVICE",
                 "trigger": %s, "period": "%s", "action": "%s", "source": "none", "status": "POLICY", "seen": "NONE"%s}""".formatted(id, entity, entity, trigger, period, action, more);
    }
}
