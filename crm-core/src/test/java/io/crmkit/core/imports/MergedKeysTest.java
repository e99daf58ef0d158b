package io.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.merge.MergeRecord;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.source.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that still name a customer by the key of one that was merged into it. */
class MergedKeysTest {
    private static final ImportMapping MAPPING = ImportMapping.customers(
            "shop",
            "id",
            FieldMapping.of("family", "/person/name/family"),
            FieldMapping.of("born", "/person/birthDate"),
            FieldMapping.of("mail", "/emails/0/raw"));
    private static final String HEADING = "id;family;born;mail\n";
    private static final String LOSER = "L;Loser;;l@example.org\n";
    private static final String SURVIVOR = "S;Survivor;;s@example.org\n";

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private ImportRun run(RepeatedKey repeated, int batch, String rows) {
        world.results.clear();
        return world.run(MAPPING.with(repeated), batch, HEADING + rows);
    }

    private Customer customer(String key) {
        return world.crm
                .customers()
                .findBy(Customer.SOURCE, Source.of("shop", key))
                .orElseThrow();
    }

    private Versioned<Customer> stored(String key) {
        return world.crm.customers().findVersioned(customer(key).id()).orElseThrow();
    }

    private MergeRecord merge() {
        return world.crm
                .merges()
                .merge(MergeRequest.of(customer("S").id(), customer("L").id()))
                .record();
    }

    static Stream<Arguments> modesAndOrders() {
        return Stream.of(RepeatedKey.values())
                .flatMap(mode -> Stream.of(LOSER + SURVIVOR, SURVIVOR + LOSER)
                        .flatMap(file -> Stream.of(1, 10).map(batch -> Arguments.of(mode, batch, file))));
    }

    @ParameterizedTest
    @MethodSource("modesAndOrders")
    void the_same_file_after_a_merge_changes_nothing_and_the_merge_can_be_taken_back(
            RepeatedKey mode, int batch, String file) {
        run(mode, batch, file);
        List<String> apart = world.facts();
        MergeRecord merge = merge();
        Versioned<Customer> survivor = stored("S");
        Versioned<Customer> loser = stored("L");

        ImportRun again = run(mode, batch, file);

        assertThat(world.results.values()).extracting(RowResult::outcome).containsOnly(RowOutcome.UNCHANGED);
        assertThat(world.results.values())
                .allSatisfy(result -> assertThat(result.record())
                        .contains(survivor.entity().id().value()));
        assertThat(stored("S")).isEqualTo(survivor);
        assertThat(stored("L")).isEqualTo(loser);
        assertThat(world.crm.imports().undo(again.id()).conflicts()).isEmpty();
        assertThat(world.crm.merges().unmerge(merge.id()).conflicts()).isEmpty();
        assertThat(world.facts()).isEqualTo(apart);
    }

    @ParameterizedTest
    @MethodSource("modesAndOrders")
    void a_row_of_a_merged_key_fills_gaps_and_overwrites_nothing(RepeatedKey mode, int batch, String file) {
        run(mode, batch, file);
        merge();
        Customer before = customer("S");

        ImportRun run =
                run(mode, batch, file.replace("Loser;", "Lost;1980-01-02").replace("02;", "02;new-"));

        assertThat(customer("S").name()).isEqualTo("Survivor");
        assertThat(customer("S")
                        .person()
                        .orElseThrow()
                        .birthDate()
                        .orElseThrow()
                        .text())
                .isEqualTo("1980-01-02");
        assertThat(customer("S").emails())
                .extracting(EmailAddress::raw)
                .containsExactlyInAnyOrder("s@example.org", "l@example.org", "new-l@example.org");
        assertThat(world.crm.imports().undo(run.id()).restored()).isOne();
        assertThat(customer("S")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(RepeatedKey.class)
    void the_same_key_twice_is_repeated_though_its_customer_was_merged(RepeatedKey mode) {
        run(mode, 10, LOSER + SURVIVOR);
        merge();

        run(mode, 10, LOSER + LOSER + SURVIVOR + SURVIVOR);

        RowOutcome second = switch (mode) {
            case FIRST -> RowOutcome.SKIPPED;
            case LAST -> RowOutcome.UNCHANGED;
            case REFUSE -> RowOutcome.FAILED;
        };
        assertThat(world.results.values())
                .extracting(RowResult::outcome)
                .containsExactly(RowOutcome.UNCHANGED, second, RowOutcome.UNCHANGED, second);
    }

    @Test
    void what_a_person_gave_up_in_the_merge_does_not_come_back_with_the_old_row() {
        run(RepeatedKey.FIRST, 10, "L;Loser;1980-01-02;l@example.org\n" + SURVIVOR);
        world.crm
                .merges()
                .merge(MergeRequest.of(customer("S").id(), customer("L").id())
                        .choose("/person/birthDate", customer("S").id())
                        .choose("/emails", customer("S").id()));
        Versioned<Customer> survivor = stored("S");

        run(RepeatedKey.FIRST, 10, "L;Loser;1980-01-02;l@example.org\n");

        assertThat(stored("S")).isEqualTo(survivor);
    }
}
