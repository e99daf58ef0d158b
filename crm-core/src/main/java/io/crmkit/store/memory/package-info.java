/** The reference store: {@link io.crmkit.store.memory.MemoryStore} says in plain code what every store must do. */
@NullMarked
package io.crmkit.store.memory;

import org.jspecify.annotations.NullMarked;
