/**
 * Deadlines that a regulator sets for the handling of complaints: effective-dated packs of duties as data, and what they ask of one
 * complaint. The packs of this jar are examples, not legal advice.
 */
@NullMarked
package io.crmkit.recovery.regulation;

import org.jspecify.annotations.NullMarked;
