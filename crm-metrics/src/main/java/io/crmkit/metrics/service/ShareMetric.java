package io.crmkit.metrics.service;

import java.util.List;

/** A share of tickets, or of the times of tickets, with a property. A host can add its own. */
public interface ShareMetric {
    /** Returns the id with every choice in it; results with different ids do not merge. */
    String id();

    /** Returns the verdicts on one ticket, in the order of the events. */
    List<Verdict> judge(Ticket ticket);
}
