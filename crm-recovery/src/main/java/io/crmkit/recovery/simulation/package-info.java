/**
 * What would have been under another policy or calendar. Start with {@link io.crmkit.recovery.simulation.PolicySimulation}. Nothing
 * here is stored.
 */
@NullMarked
package io.crmkit.recovery.simulation;

import org.jspecify.annotations.NullMarked;
