package io.crmkit.privacy.consent;

import io.crmkit.core.error.CrmException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonInstant;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of permission events by hand: deciding for an audience is mostly that, and it takes a third of the time that it
 * takes by reflection. Only what looks just as this version writes it, properties in their order; the rest is left to Jackson,
 * which also says what is wrong with it.
 */
final class PermissionEventReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser json;
    private final PermissionEvent.Builder event = new PermissionEvent.Builder();

    private Evidence.@Nullable Kind evidenceKind;
    private @Nullable String evidenceReference;
    private Set<Evidence.Flaw> flaws = Set.of();
    private int contacts;
    private @Nullable Duration within;

    private PermissionEventReader(JsonParser json) {
        this.json = json;
    }

    /** Returns the event that a text stands for; empty if it is left to Jackson. */
    static Optional<PermissionEvent> read(String text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            PermissionEventReader reader = new PermissionEventReader(json);
            boolean usual = json.nextToken() == JsonToken.START_OBJECT
                    && reader.properties(reader::property)
                    && json.nextToken() == null;
            return usual ? Optional.of(reader.event.build()) : Optional.empty();
        } catch (JacksonException
                | CrmException
                | IllegalArgumentException
                | IllegalStateException
                | DateTimeException refused) {
            // No JSON, or a value breaks a rule, or one is missing: Jackson finds the same, and names the place.
            return Optional.empty();
        }
    }

    /** Reads the rest of an object. Properties come in the order of their names, so none comes twice. */
    private boolean properties(Predicate<String> value) {
        String before = "";
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.compareTo(before) <= 0 || !value.test(name)) {
                return false;
            }
            before = name;
        }
        return json.hasToken(JsonToken.END_OBJECT);
    }

    private boolean property(String name) {
        return switch (name) {
            case "brand" -> text(text -> event.brand(new Brand(text)));
            case "channel" -> text(text -> event.channel(Channel.valueOf(text)));
            case "contactPoint" -> text(text -> event.contactPoint(new ContactPointToken(text)));
            case "corrects" -> text(text -> event.corrects(new PermissionEventId(text)));
            case "effectiveAt" -> moment(event::effectiveAt);
            case "evidence" -> evidence();
            case "expiresAt" -> moment(event::expiresAt);
            case "grantKind" -> text(text -> event.grantKind(GrantKind.valueOf(text)));
            case "id" -> text(text -> event.id(new PermissionEventId(text)));
            case "limit" -> limit();
            case "noticeVersion" -> text(event::noticeVersion);
            case "origin" -> text(text -> event.origin(Origin.valueOf(text)));
            case "other" -> text(text -> event.other(new CustomerId(text)));
            case "purpose" -> text(text -> event.purpose(new Purpose(text)));
            case "recordedAt" -> moment(event::recordedAt);
            case "streams" -> texts(text -> event.addStreams(new CustomerId(text)));
            case "tokenHash" -> text(event::tokenHash);
            case "type" -> text(text -> event.type(PermissionType.valueOf(text)));
            default -> false;
        };
    }

    private boolean text(Consumer<String> value) {
        String text = json.nextStringValue();
        if (text == null || text.isEmpty()) {
            return false;
        }
        value.accept(text);
        return true;
    }

    private boolean texts(Consumer<String> value) {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (String text = json.nextStringValue(); text != null; text = json.nextStringValue()) {
            value.accept(text);
        }
        return json.hasToken(JsonToken.END_ARRAY);
    }

    private boolean moment(Consumer<Instant> value) {
        String text = json.nextStringValue();
        Optional<Instant> moment = text == null ? Optional.empty() : JsonInstant.parse(text);
        moment.ifPresent(value);
        return moment.isPresent();
    }

    private boolean evidence() {
        boolean usual = json.nextToken() == JsonToken.START_OBJECT && properties(this::evidence);
        if (!usual || evidenceKind == null || evidenceReference == null) {
            return false;
        }
        event.evidence(new Evidence(evidenceKind, evidenceReference, flaws));
        return true;
    }

    private boolean evidence(String name) {
        return switch (name) {
            case "flaws" -> {
                flaws = EnumSet.noneOf(Evidence.Flaw.class);
                yield texts(text -> flaws.add(Evidence.Flaw.valueOf(text)));
            }
            case "kind" -> text(text -> evidenceKind = Evidence.Kind.valueOf(text));
            case "reference" -> text(text -> evidenceReference = text);
            default -> false;
        };
    }

    private boolean limit() {
        contacts = -1; // which is refused, if it is missing
        boolean usual = json.nextToken() == JsonToken.START_OBJECT && properties(this::limit);
        if (!usual || within == null) {
            return false;
        }
        event.limit(new FrequencyLimit(contacts, within));
        return true;
    }

    private boolean limit(String name) {
        return switch (name) {
            case "contacts" -> {
                boolean whole = json.nextToken() == JsonToken.VALUE_NUMBER_INT;
                contacts = whole ? json.getIntValue() : contacts;
                yield whole;
            }
            case "within" -> text(text -> within = Duration.parse(text));
            default -> false;
        };
    }
}
