package io.crmkit.benchmarks.match;

import java.util.List;
import java.util.Random;

/** The mistakes that people make when they type. */
final class Dirt {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private Dirt() {}

    /** Leaves out, doubles, replaces or exchanges a letter or digit, or puts one too many. */
    static String typo(String text, Random random) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        String wrong = Character.isDigit(text.charAt(at))
                ? String.valueOf((char) ('0' + random.nextInt(10)))
                : String.valueOf(LETTERS.charAt(random.nextInt(26)));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 2 -> text.substring(0, at) + wrong + text.substring(at + 1);
            case 3 -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
            default -> text.substring(0, at) + wrong + text.substring(at);
        };
    }

    /** Exchanges day and month, or mistypes a digit, of a date {@code yyyy-MM-dd}; the result is a date. */
    static String date(String date, Random random) {
        String day = date.substring(8);
        String month = date.substring(5, 7);
        if (Integer.parseInt(day) <= 12 && random.nextBoolean()) {
            return date.substring(0, 5) + day + "-" + month;
        }
        return date.substring(0, 8) + String.format("%02d", 1 + random.nextInt(28));
    }

    static String nickname(String given, Random random) {
        List<String> others = Names.NICKNAMES.stream()
                .filter(group -> group.values().contains(given))
                .flatMap(group -> group.values().stream().filter(name -> !name.equals(given)))
                .toList();
        return others.isEmpty() ? given : Names.any(others, random);
    }
}
