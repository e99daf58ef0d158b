/** The kit on the reference store, from another package as every adapter uses it. */
@NullMarked
package io.crmkit.store.tck.reference;

import org.jspecify.annotations.NullMarked;
