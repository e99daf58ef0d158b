/**
 * Service recovery: from a failure to a customer who stays. Start with {@link io.crmkit.recovery.Recovery}. It keeps cases and
 * their clocks; it never contacts anybody, starts no thread and reads no clock but that of the {@code Crm}.
 */
@NullMarked
package io.crmkit.recovery;

import org.jspecify.annotations.NullMarked;
