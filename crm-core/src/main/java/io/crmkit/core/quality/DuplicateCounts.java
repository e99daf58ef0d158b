package io.crmkit.core.quality;

/**
 * What is known about duplicates, from the decisions of {@code Duplicates}.
 *
 * @param examined how many customers were looked at
 * @param openMatches how many pairs are the same by the model and wait for a merge
 * @param openReviews how many pairs wait for a person
 */
public record DuplicateCounts(long examined, long openMatches, long openReviews) {}
