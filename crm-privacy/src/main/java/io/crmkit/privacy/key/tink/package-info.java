/**
 * Wraps the keys of the subjects by Tink, which a host that uses this package brings along: with a keyset, or with a key in a key
 * management service.
 */
@NullMarked
package io.crmkit.privacy.key.tink;

import org.jspecify.annotations.NullMarked;
