package io.crmkit.privacy.retention;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.store.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads dates from the indexed attributes of entities. */
final class Moments {
    private static final int LAST_YEAR = 9_999;

    private Moments() {}

    /** Returns an attribute by its name. */
    static <E> Optional<Attribute<E, ?>> attribute(EntityType<E, ?> type, String name) {
        for (EntityIndex<E> index : type.indexes()) {
            for (Attribute<E, ?> attribute : index.attributes()) {
                if (attribute.name().equals(name)) {
                    return Optional.of(attribute);
                }
            }
        }
        return Optional.empty();
    }

    static boolean temporal(Attribute<?, ?> attribute) {
        if (attribute.type() != Value.Type.INT) {
            return false;
        }
        Object sample = attribute.decode(new Value.Int(0));
        return sample instanceof Instant || sample instanceof LocalDate;
    }

    /** Returns the day of a value; empty if it stands for none, as {@link Attribute#LAST} does. */
    static <E> Optional<LocalDate> day(Attribute<E, ?> attribute, E entity, ZoneId zone) {
        Object moment = attribute.decode(attribute.of(entity));
        LocalDate day = moment instanceof Instant instant
                ? instant.atZone(ZoneOffset.UTC).getYear() > LAST_YEAR
                        ? LocalDate.MAX
                        : LocalDate.ofInstant(instant, zone)
                : (LocalDate) moment;
        return day.getYear() > LAST_YEAR || day.getYear() < 1 ? Optional.empty() : Optional.of(day);
    }

    /** Returns a day as the store sees it in this attribute. */
    static Value.Int bound(Attribute<?, ?> attribute, LocalDate day) {
        return attribute.decode(new Value.Int(0)) instanceof LocalDate
                ? new Value.Int(day.toEpochDay())
                : new Value.Int(Math.multiplyExact(day.toEpochDay(), 86_400_000_000L));
    }
}
