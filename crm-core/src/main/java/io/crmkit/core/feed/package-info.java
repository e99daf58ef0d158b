/**
 * The change feed: every commit appends what it changed, in the same atomic step. A host polls it with a
 * {@link io.crmkit.core.feed.FeedPosition} of its own and neither misses nor repeats an entry.
 */
@NullMarked
package io.crmkit.core.feed;

import org.jspecify.annotations.NullMarked;
