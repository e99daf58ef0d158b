/** Tests of the kit itself: stores that are broken on purpose, each of which must fail the rules it breaks. */
@NullMarked
package io.crmkit.store.tck.mutant;

import org.jspecify.annotations.NullMarked;
