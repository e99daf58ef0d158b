package io.crmkit.core.feed;

/**
 * One change. It names what changed and holds no values; read the record for its state.
 *
 * @param type the name of the entity type or log
 * @param id the id of the record, or of the subject whose log it is
 * @param kind what happened
 * @param version the version after the change, the last one for a removal; 0 for a log
 */
public record Change(String type, String id, ChangeKind kind, long version) {}
