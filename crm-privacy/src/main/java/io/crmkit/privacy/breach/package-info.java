/**
 * Breaches of personal data: what happened, by when the authority and the persons have to be told, and what was told when. Start with
 * {@link io.crmkit.privacy.breach.Breaches}.
 */
@NullMarked
package io.crmkit.privacy.breach;

import org.jspecify.annotations.NullMarked;
