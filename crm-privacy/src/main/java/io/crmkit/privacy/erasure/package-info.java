/**
 * Erasing a person so that it holds: the key of the subject is destroyed, every record is removed or redacted as its descriptor says,
 * the addresses stay suppressed as keyed hashes, and a tombstone tells what was done. Start with
 * {@link io.crmkit.privacy.erasure.Erasure}.
 */
@NullMarked
package io.crmkit.privacy.erasure;

import org.jspecify.annotations.NullMarked;
