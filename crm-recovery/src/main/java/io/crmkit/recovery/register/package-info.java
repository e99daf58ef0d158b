/**
 * The register of complaints and failures, for the management review that ISO 10002 asks for. Start with
 * {@link io.crmkit.recovery.register.CaseRegister}.
 */
@NullMarked
package io.crmkit.recovery.register;

import org.jspecify.annotations.NullMarked;
