package io.crmkit.privacy.retention;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads dates from the indexed attributes of entities. */
final class Moments {
    private static final int LAST_YEAR = 9_999;

    private static final long MICROS_OF_DAY = 86_400_000_000L;

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

    /** Returns the day of a value; empty if it stands for none, as {@link Attribute#LAST} does. */
    static <E> Optional<LocalDate> day(Attribute<E, ?> attribute, E entity, ZoneId zone) {
        Object moment = attribute.valueOf(entity);
        LocalDate day = moment instanceof Instant instant
                ? instant.atZone(ZoneOffset.UTC).getYear() > LAST_YEAR
                        ? LocalDate.MAX
                        : LocalDate.ofInstant(instant, zone)
                : (LocalDate) moment;
        return day.getYear() > LAST_YEAR || day.getYear() < 1 ? Optional.empty() : Optional.of(day);
    }

    /** Returns a day, or its beginning, as a value of this attribute. */
    static <T> T bound(Attribute<?, T> attribute, LocalDate day) {
        long number = attribute.parse("0") instanceof LocalDate
                ? day.toEpochDay()
                : Math.multiplyExact(day.toEpochDay(), MICROS_OF_DAY);
        return attribute.parse(Long.toString(number));
    }
}
