/**
 * Quality of data: standards for entries as data, and a report of how far customers keep them, by field and source. Start with {@link
 * io.crmkit.core.quality.EntryStandard} and {@link io.crmkit.core.quality.Quality}.
 */
@NullMarked
package io.crmkit.core.quality;

import org.jspecify.annotations.NullMarked;
