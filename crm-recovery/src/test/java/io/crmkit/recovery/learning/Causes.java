package io.crmkit.recovery.learning;

/** The catalogue of the tests. */
final class Causes {
    static final CauseCatalog CATALOG = CauseCatalog.parse("""
            {"id": "airline", "version": "1", "validFrom": "2025-01-01", "causes": [
              {"code": "handover", "title": "Shift handover", "training": "handover"},
              {"code": "handover-night", "title": "Night shift handover", "parent": "handover"},
              {"code": "supplier", "title": "Late supplier"}]}
            """);

    private Causes() {}
}
