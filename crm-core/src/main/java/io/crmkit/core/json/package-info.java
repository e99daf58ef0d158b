/**
 * How entities become text: canonical JSON with sorted properties, ISO 8601 dates and decimals as strings, through one Jackson
 * mapper. What a newer version wrote and this one does not know is kept when a record is rewritten.
 */
@NullMarked
package io.crmkit.core.json;

import org.jspecify.annotations.NullMarked;
