/**
 * Laws as data: a {@link io.crmkit.privacy.pack.LawPack} holds dated rules with outcome, reason, duties, source and status;
 * {@link io.crmkit.privacy.pack.LawPacks} chooses the packs of a place and a moment. The bundled packs are examples of how
 * rules are written and tested. They are not legal advice and claim no compliance: have a lawyer review a pack before you rely
 * on it.
 */
@NullMarked
package io.crmkit.privacy.pack;

import org.jspecify.annotations.NullMarked;
