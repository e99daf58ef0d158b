package io.crmkit.core.repository;

import java.util.Optional;

/** Makes an entity of every change, which is stored in the same batch and does not show in the change feed. */
public interface ChangeRecorder {
    /** Returns what to keep of a change, an entity of a registered type; empty if nothing. */
    <E> Optional<Object> record(RecordedChange<E> change);
}
