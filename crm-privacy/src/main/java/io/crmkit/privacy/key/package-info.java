/**
 * A key for each data subject: what is sealed with it is unreadable once the key is gone (crypto-shredding). The keys are stored
 * wrapped by a {@link io.crmkit.privacy.key.KeyEncryption} of the host; {@link io.crmkit.privacy.key.SubjectKeys} seals and opens.
 */
@NullMarked
package io.crmkit.privacy.key;

import org.jspecify.annotations.NullMarked;
