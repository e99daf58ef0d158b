/**
 * Requests of data subjects from receipt to answer: identity, clocks, reminders, a plan for each stored record, exports, and what
 * recipients have to be told. Everything is driven by the descriptors of the entity types, so those of the host are included; every
 * step is kept with the request and in the audit log. Start with {@link io.crmkit.privacy.request.SubjectRequests}.
 */
@NullMarked
package io.crmkit.privacy.request;

import org.jspecify.annotations.NullMarked;
