package io.crmkit.core.duplicate;

import io.crmkit.core.feed.FeedPosition;

/**
 * One step of following the changes.
 *
 * @param customers how many changed customers were looked at
 * @param matches how many open matches were found
 * @param reviews how many open reviews were found
 * @param next where to go on
 * @param more whether more changes are waiting
 */
public record DuplicateFeed(int customers, int matches, int reviews, FeedPosition next, boolean more) {}
