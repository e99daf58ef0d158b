/**
 * Reads vCards 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350) as rows of an import, and writes customers as 3.0 and 4.0, by ez-vcard,
 * which a host that uses this package brings along. What customers have no field for is kept as it is, in a custom field.
 */
@NullMarked
package io.crmkit.core.vcard;

import org.jspecify.annotations.NullMarked;
