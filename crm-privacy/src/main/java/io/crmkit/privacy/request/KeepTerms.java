package io.crmkit.privacy.request;

import io.crmkit.core.entity.EntityType;
import java.util.Optional;

/** Knows on which basis and how long records are kept that an erasure does not touch; the host implements it. */
@FunctionalInterface
public interface KeepTerms {
    /** Knows of no terms. */
    KeepTerms NONE = (type, entity) -> Optional.empty();

    /** Returns the term of an entity of a type; empty if none is known. */
    Optional<KeepTerm> of(EntityType<?, ?> type, Object entity);
}
