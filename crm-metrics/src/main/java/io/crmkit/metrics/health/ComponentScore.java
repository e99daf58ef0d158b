package io.crmkit.metrics.health;

import java.util.OptionalDouble;

/**
 * What a component did to a score: the reason for it.
 *
 * @param name the component
 * @param signal the number that was read; empty if it is not known
 * @param points what it was worth, 0 to 100; 50 for one that is missing and counts as neutral; empty if it does not count
 * @param share its share of the weight of all components that count, 0 to 1; 0 if it does not count
 * @param lost how many points of the score it cost, share × (100 - points), 0 to 100
 */
public record ComponentScore(String name, OptionalDouble signal, OptionalDouble points, double share, double lost) {}
