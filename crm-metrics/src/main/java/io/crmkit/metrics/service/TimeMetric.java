package io.crmkit.metrics.service;

import java.util.List;

/** A time that tickets take, with all the choices that make two such times differ. A host can add its own. */
public interface TimeMetric {
    /** Returns the id with every choice in it; results with different ids do not merge. */
    String id();

    /** Returns the times of one ticket: one, or as many as it has replies, in the order of the events. */
    List<Measurement> measure(Ticket ticket);
}
