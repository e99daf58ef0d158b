/**
 * A log that nobody can change unseen: an RFC 6962 Merkle tree over canonical bytes, heads signed with Ed25519, proofs, receipts and
 * a verifier that needs no store. Start with {@link io.crmkit.privacy.audit.AuditLog} and
 * {@link io.crmkit.privacy.audit.AuditVerifier}.
 */
@PrivacyStyle
@NullMarked
package io.crmkit.privacy.audit;

import io.crmkit.privacy.style.PrivacyStyle;
import org.jspecify.annotations.NullMarked;
