/**
 * Ways to reach somebody: {@link io.crmkit.core.contact.EmailAddress}, {@link io.crmkit.core.contact.PhoneNumber} and their
 * kin, with use, preference, verification and validity. What was entered is always kept beside the form used for matching; a
 * malformed value is flagged, not refused. Several customers may share one, so none of them is an identity.
 */
@NullMarked
@CrmStyle
package io.crmkit.core.contact;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
