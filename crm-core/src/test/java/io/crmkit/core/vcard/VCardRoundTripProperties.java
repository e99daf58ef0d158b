package io.crmkit.core.vcard;

import static org.assertj.core.api.Assertions.assertThat;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.RowOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is written as cards and read again is the same. */
class VCardRoundTripProperties {
    @Property(tries = 100)
    void invariant_i12_an_import_of_exported_cards_gives_the_same_customers_and_a_second_one_changes_none(
            @ForAll Random random, @ForAll VCardVersion version, @ForAll @IntRange(min = 1, max = 5) int count) {
        try (CardWorld from = new CardWorld();
                CardWorld to = new CardWorld()) {
            Customers customers = new Customers(random);
            for (int i = 0; i < count; i++) {
                from.crm.customers().add(customers.next(version, i));
            }
            byte[] file = from.export(version);

            to.run(CardWorld.rows(file));

            assertThat(to.results.values()).allMatch(result -> result.outcome() == RowOutcome.CREATED);
            assertThat(facts(to)).isEqualTo(facts(from));
            assertThat(to.run(CardWorld.rows(file)).count(RowOutcome.UNCHANGED)).isEqualTo(count);
            ImportRun back = from.run(CardWorld.rows(to.export(version)));
            assertThat(back.count(RowOutcome.UNCHANGED)).isEqualTo(count);
        }
    }

    private static List<Customer> facts(CardWorld world) {
        return world.customers().stream()
                .map(customer -> customer.withId(new CustomerId("")))
                .sorted(Comparator.comparing(Customer.TYPE.codec()::encode))
                .toList();
    }

    @Property(tries = 100)
    void lines_are_folded_at_75_octets_between_characters_and_end_in_crlf(
            @ForAll Random random, @ForAll VCardVersion version) {
        try (CardWorld world = new CardWorld()) {
            world.crm.customers().add(new Customers(random).next(version, 0));
            byte[] file = world.export(version);

            String text = new String(file, StandardCharsets.UTF_8);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(file);
            assertThat(text).endsWith("END:VCARD\r\n");
            assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
            assertThat(text.split("\r\n"))
                    .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75 && !line.contains("\uFFFD"));
        }
    }

    @Property(tries = 100)
    void another_program_reads_the_names_and_addresses(@ForAll Random random, @ForAll VCardVersion version) {
        try (CardWorld world = new CardWorld()) {
            Customer customer = new Customers(random).next(version, 0);
            world.crm.customers().add(customer);

            List<VCard> cards = Ezvcard.parse(new String(world.export(version), StandardCharsets.UTF_8))
                    .all();

            assertThat(cards).hasSize(1);
            assertThat(cards.get(0).getVersion()).isEqualTo(version.syntax());
            assertThat(text(cards.get(0).getFormattedName().getValue())).isEqualTo(text(customer.name()));
            assertThat(cards.get(0).getEmails().stream()
                            .map(email -> text(email.getValue()))
                            .toList())
                    .isEqualTo(customer.emails().stream()
                            .map(email -> text(email.raw()))
                            .toList());
            assertThat(cards.get(0).getTelephoneNumbers().stream()
                            .map(phone -> text(phone.getText()))
                            .toList())
                    .isEqualTo(customer.phones().stream()
                            .map(phone -> text(phone.raw()))
                            .toList());
        }
    }

    /** The other program has the line ends of its platform. */
    private static String text(String text) {
        return text.replace(System.lineSeparator(), "\n");
    }

    @Property(tries = 100)
    void invariant_i12_unknown_properties_come_out_as_they_went_in(
            @ForAll Random random, @ForAll VCardVersion in, @ForAll VCardVersion out) {
        Customers texts = new Customers(random);
        List<String> unknown = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> new CardProperty(
                                random.nextBoolean() ? Optional.of("item" + i) : Optional.empty(),
                                "X-" + i,
                                random.nextBoolean() ? Map.of("X-A", List.of(texts.text(), texts.text())) : Map.of(),
                                random.nextInt(5) == 0 ? "" : " " + CardValue.escaped(texts.text()) + " ")
                        .line())
                .toList();
        try (CardWorld world = new CardWorld();
                CardWorld other = new CardWorld()) {
            String card = CardWorld.card("VERSION:" + in.text(), "FN:Ada", String.join("\r\n", unknown));

            world.run(card);
            String file = new String(world.export(out), StandardCharsets.UTF_8).replace("\r\n ", "");
            other.run(file);

            assertThat(file.split("\r\n")).containsAll(unknown);
            assertThat(kept(other)).isEqualTo(kept(world));
        }
    }

    private static List<String> kept(CardWorld world) {
        return world.only()
                .customFields()
                .get("vcard")
                .orElseThrow()
                .text()
                .lines()
                .skip(1)
                .toList();
    }
}
