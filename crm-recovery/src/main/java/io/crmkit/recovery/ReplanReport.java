package io.crmkit.recovery;

/**
 * What one call of {@link Recovery#replan} did.
 *
 * @param processed cases that go by the new policy from now on
 * @param breached deadlines that passed under the old plan and were noticed now, or that the new plan put into the past
 * @param conflicts cases left for the next call because others kept changing them
 * @param more whether there are cases left, so that it is to be called again
 */
public record ReplanReport(int processed, int breached, int conflicts, boolean more) {}
