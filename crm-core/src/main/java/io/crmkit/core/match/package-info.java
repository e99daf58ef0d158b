/**
 * Which records mean the same person or organisation: probabilistic record linkage after Fellegi and Sunter (1969) over plain
 * field arrays. Start with {@link io.crmkit.core.match.MatchModel}, {@link io.crmkit.core.match.RecordTable} and
 * {@link io.crmkit.core.match.Matching}; {@link io.crmkit.core.match.Training} learns the weights without labels.
 */
@NullMarked
@CrmStyle
package io.crmkit.core.match;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
