/**
 * Who changed which field from what to what, when and why. Off unless {@code Crm.builder(...).history(...)} names entity types; start
 * with {@link io.crmkit.core.history.History}, which {@code crm.history()} gives.
 */
@NullMarked
package io.crmkit.core.history;

import org.jspecify.annotations.NullMarked;
