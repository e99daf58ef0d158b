package io.crmkit.recovery.calendar.jollyday;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.HolidayProvider;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The holidays of a country or region as Jollyday computes them; the date on which one is observed, if that is another. */
public final class JollydayHolidays implements HolidayProvider {
    private final HolidayManager manager;
    private final Set<HolidayType> types;
    private final String[] region;

    private JollydayHolidays(HolidayManager manager, Set<HolidayType> types, String[] region) {
        this.manager = Objects.requireNonNull(manager, "manager");
        this.types = types;
        this.region = region;
    }

    /**
     * Returns the public and bank holidays of a region; days that are only observed, such as Mother's Day, are not among them.
     *
     * @param manager of a country, such as {@code HolidayManager.getInstance(ManagerParameters.create("de"))}
     * @param region the parts below the country, the largest first, such as {@code "by", "mu"}; none for the country
     * @throws InvalidInputException if a part is blank
     */
    public static JollydayHolidays of(HolidayManager manager, String... region) {
        if (List.of(region).stream().anyMatch(String::isBlank)) {
            throw new InvalidInputException("region", "must not be blank");
        }
        return new JollydayHolidays(
                manager, EnumSet.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY), region.clone());
    }

    @Override
    public Collection<LocalDate> holidays(int year) {
        return manager.getHolidays(Year.of(year), region).stream()
                .filter(holiday -> types.contains(holiday.getType()))
                .map(Holiday::getDate)
                .toList();
    }
}
