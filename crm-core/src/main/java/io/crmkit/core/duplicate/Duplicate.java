package io.crmkit.core.duplicate;

import io.crmkit.core.id.CustomerId;
import io.crmkit.core.match.MatchResult;

/**
 * A customer that may be the same as the one asked about.
 *
 * @param customer the customer that is stored
 * @param result how they compare, and why
 */
public record Duplicate(CustomerId customer, MatchResult result) {}
