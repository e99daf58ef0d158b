package io.crmkit.privacy.consent;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a customer set in a preference centre with one press of the button: yes and no by purpose or topic and channel, how often,
 * a pause. Record all of its {@link #events()} in one call, and they count together or not at all. A topic is a purpose that
 * stands below another one. Immutable.
 */
public final class PreferenceChange {
    private final String id;
    private final Instant at;
    private final Evidence evidence;
    private final String noticeVersion;
    private final Optional<ContactPointToken> contactPoint;
    private final Optional<Brand> brand;
    private final List<PermissionEvent> events;

    private PreferenceChange(
            String id,
            Instant at,
            Evidence evidence,
            String noticeVersion,
            Optional<ContactPointToken> contactPoint,
            Optional<Brand> brand,
            List<PermissionEvent> events) {
        this.id = id;
        this.at = at;
        this.evidence = evidence;
        this.noticeVersion = noticeVersion;
        this.contactPoint = contactPoint;
        this.brand = brand;
        this.events = List.copyOf(events);
    }

    /**
     * Starts a change of nothing.
     *
     * @param id of the form that was sent; makes the change idempotent. Ids of events are made of it
     * @param at when it was sent
     * @param evidence what proves it
     * @param noticeVersion the version of the text beside the settings
     */
    public static PreferenceChange of(String id, Instant at, Evidence evidence, String noticeVersion) {
        return new PreferenceChange(
                Objects.requireNonNull(id, "id"),
                Objects.requireNonNull(at, "at"),
                Objects.requireNonNull(evidence, "evidence"),
                Objects.requireNonNull(noticeVersion, "noticeVersion"),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Returns this change, from here on for one address or number. */
    public PreferenceChange to(ContactPointToken point) {
        return new PreferenceChange(id, at, evidence, noticeVersion, Optional.of(point), brand, events);
    }

    /** Returns this change, from here on for one brand. */
    public PreferenceChange inName(Brand one) {
        return new PreferenceChange(id, at, evidence, noticeVersion, contactPoint, Optional.of(one), events);
    }

    /** Returns this change and a consent. */
    public PreferenceChange allow(Purpose purpose, Channel channel) {
        return with(PermissionType.GRANTED, event -> event.purpose(purpose).channel(channel));
    }

    /** Returns this change and a stop. */
    public PreferenceChange refuse(Purpose purpose, Channel channel) {
        return with(PermissionType.WITHDRAWN, event -> event.purpose(purpose).channel(channel));
    }

    /** Returns this change and a stop on every channel. */
    public PreferenceChange refuse(Purpose purpose) {
        return with(PermissionType.WITHDRAWN, event -> event.purpose(purpose));
    }

    /** Returns this change and a limit of how often, over all channels; it takes the place of an earlier one. */
    public PreferenceChange limit(Purpose purpose, FrequencyLimit limit) {
        return with(PermissionType.LIMITED, event -> event.purpose(purpose).limit(limit));
    }

    /** Returns this change and a pause of a purpose on every channel, up to {@code until}. */
    public PreferenceChange pause(Purpose purpose, Instant until) {
        return with(PermissionType.PAUSED, event -> event.purpose(purpose).expiresAt(until));
    }

    /** Returns this change and the end of pauses. */
    public PreferenceChange resume(Purpose purpose) {
        return with(PermissionType.RESUMED, event -> event.purpose(purpose));
    }

    private PreferenceChange with(PermissionType type, UnaryOperator<PermissionEvent.Builder> what) {
        List<PermissionEvent> more = new ArrayList<>(events);
        more.add(what.apply(PermissionEvent.of(type, id + "." + (events.size() + 1), at))
                .contactPoint(contactPoint)
                .brand(brand)
                .evidence(evidence)
                .noticeVersion(noticeVersion)
                .build());
        return new PreferenceChange(id, at, evidence, noticeVersion, contactPoint, brand, more);
    }

    /**
     * Returns the events to record.
     *
     * @throws InvalidInputException if the change says yes and no to the same, or two things of one kind to the same
     */
    public List<PermissionEvent> events() {
        Set<List<Object>> said = new HashSet<>();
        for (PermissionEvent event : events) {
            boolean answer = event.type() == PermissionType.GRANTED || event.type() == PermissionType.WITHDRAWN;
            boolean first = said.add(List.of(
                    answer ? "answer" : event.type(),
                    event.purpose(),
                    event.channel(),
                    event.contactPoint(),
                    event.brand()));
            if (!first) {
                throw new InvalidInputException("preferenceChange", "must not say two things of the same");
            }
        }
        return events;
    }
}
