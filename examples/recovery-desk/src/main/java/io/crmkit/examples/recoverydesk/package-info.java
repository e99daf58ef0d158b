/**
 * A runnable story: one morning on which an airline fails 500 customers, and what it does about it until they are told what has changed.
 * Start with {@link io.crmkit.examples.recoverydesk.RecoveryDesk}. Persons, prices and causes are made up.
 */
@NullMarked
package io.crmkit.examples.recoverydesk;

import org.jspecify.annotations.NullMarked;
