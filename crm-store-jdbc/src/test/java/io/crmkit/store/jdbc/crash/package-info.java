/**
 * Proof by fault: processes and servers are killed, connections cut and files damaged, and what the store promised must still
 * hold. Short in every build; long with {@code mvn verify -Pcrash}. Each test prints its seed; {@code -Dcrmkit.crash.seed}
 * repeats its choices, though not the scheduling of processes.
 */
@NullMarked
package io.crmkit.store.jdbc.crash;

import org.jspecify.annotations.NullMarked;
