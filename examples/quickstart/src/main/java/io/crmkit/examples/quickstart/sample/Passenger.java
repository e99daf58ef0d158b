package io.crmkit.examples.quickstart.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One made-up passenger with answers that fit together: who had a bad flight is less satisfied and found things harder. */
final class Passenger {
    static final List<String> HEADER = List.of(
            "respondent",
            "answered",
            "cabin",
            "route",
            "country",
            "language",
            "recommend",
            "satisfaction",
            "effort",
            "weight",
            "name",
            "email",
            "phone",
            "may_email",
            "may_call",
            "may_text",
            "comment");

    private static final List<String> GIVEN = List.of(
            "Ada", "Amara", "Anton", "Carla", "Chen", "Daniel", "Elif", "Emma", "Farid", "Grace", "Hana", "Igor",
            "Jonas", "Kofi", "Lena", "Luca", "Maria", "Noah", "Olga", "Priya", "Rosa", "Samuel", "Tomas", "Yuki");
    private static final List<String> FAMILY = List.of(
            "Adler", "Bianchi", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia", "Hughes", "Ito", "Jensen", "Keller",
            "Lopez", "Meyer", "Novak", "Okafor", "Patel", "Quinn", "Rossi", "Silva", "Tanaka", "Ueda", "Vogel", "Weber",
            "Young");
    private static final List<String> GOOD_WORDS = List.of(
            "Friendly crew, would fly again",
            "On time and relaxed",
            "Boarding was quick, \"really\" quick",
            "Great seat; good food");
    private static final List<String> BAD_WORDS = List.of(
            "Three hours late and nobody told us why", "My suitcase came two days later",
            "Could not reach anybody by phone", "The app lost my check-in, twice");

    private final Random random;
    private final String cabin;
    private final String route;
    private final Home home;
    private final double mood;

    /** Where a passenger lives, and a range of phone numbers there that belongs to nobody. */
    private enum Home {
        US("en", "+1 202 555 01"),
        GB("en", "+44 20 7946 09"),
        DE("de", "+49 30 23125 0"),
        FR("fr", "+33 1 99 00 01 "),
        CA("fr", "+1 613 555 01");

        private final String language;
        private final String phone;

        Home(String language, String phone) {
            this.language = language;
            this.phone = phone;
        }
    }

    private Passenger(Random random) {
        this.random = random;
        int seat = random.nextInt(100);
        cabin = seat < 72 ? "Economy" : seat < 88 ? "Premium" : "Business";
        int way = random.nextInt(100);
        route = way < 45 ? "Domestic" : way < 80 ? "Continental" : "Intercontinental";
        int place = random.nextInt(100);
        home = place < 35 ? Home.US : place < 50 ? Home.GB : place < 72 ? Home.DE : place < 88 ? Home.FR : Home.CA;
        boolean troubled = random.nextInt(100) < 14;
        double comfort = cabin.equals("Business") ? 0.7 : cabin.equals("Premium") ? 0.35 : 0;
        double distance = route.equals("Intercontinental") ? -0.25 : 0;
        mood = bell() + comfort + distance - (troubled ? 2.4 : 0);
    }

    static Passenger of(Random random) {
        return new Passenger(random);
    }

    List<String> cells(int number, LocalDate day) {
        String given = pick(GIVEN);
        String family = pick(FAMILY);
        boolean reachable = random.nextInt(100) < 82;
        String email = reachable ? (given + "." + family + number + "@example.org").toLowerCase(Locale.ROOT) : "";
        String phone = random.nextInt(100) < 35 ? home.phone + String.format(Locale.ROOT, "%02d", number % 100) : "";
        return List.of(
                "P" + String.format(Locale.ROOT, "%07d", number),
                day.toString(),
                cabin,
                route,
                home.name(),
                home.language,
                rating(8.4 + 1.6 * mood, 0, 10, 3, random.nextBoolean() ? "99" : ""),
                rating(4.05 + 0.75 * mood, 1, 5, 4, random.nextBoolean() ? "n/a" : "0"),
                rating(5.3 + 1.05 * mood, 1, 7, 12, "9"),
                BigDecimal.valueOf(500 + random.nextInt(1_200), 3).toPlainString(),
                given + " " + family,
                email,
                phone,
                email.isEmpty() ? "" : choice(45, 25),
                phone.isEmpty() ? "" : choice(30, 30),
                phone.isEmpty() ? "" : choice(20, 30),
                comment());
    }

    private String rating(double value, int lowest, int highest, int percentBlank, String blank) {
        double answer = value + 0.45 * bell();
        return random.nextInt(100) < percentBlank
                ? blank
                : Long.toString(Math.max(lowest, Math.min(highest, Math.round(answer))));
    }

    private String choice(int percentYes, int percentNo) {
        int drawn = random.nextInt(100);
        return drawn < percentYes ? "yes" : drawn < percentYes + percentNo ? "no" : "";
    }

    private String comment() {
        boolean talks = random.nextInt(100) < (Math.abs(mood) > 1.2 ? 30 : 8);
        return talks ? pick(mood > 0 ? GOOD_WORDS : BAD_WORDS) : "";
    }

    /** About a normal deviate; exact arithmetic on every machine, unlike one with logarithms. */
    private double bell() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
