/**
 * Legal holds: data that a court, an authority or a claim keeps from being erased. A hold beats retention and erasure; it never beats
 * a stop of contact. Start with {@link io.crmkit.privacy.hold.LegalHolds}.
 */
@NullMarked
package io.crmkit.privacy.hold;

import org.jspecify.annotations.NullMarked;
