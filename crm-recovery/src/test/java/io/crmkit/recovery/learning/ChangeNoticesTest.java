package io.crmkit.recovery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.ContactAnswer;
import io.crmkit.core.gate.ContactGate;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeNoticesTest {
    private final List<Purpose> asked = new ArrayList<>();

    private World world = World.inMemory();
    private CustomerId ada = world.customer("Ada");
    private CustomerId bob = world.customer("Bob");
    private ImprovementActionId action = new ImprovementActionId("none");

    World world() {
        return World.inMemory();
    }

    /** The same tests on a store that outlives a process. */
    static class OnSqliteTest extends ChangeNoticesTest {
        @TempDir
        private Path directory = Path.of("");

        @Override
        World world() {
            return World.onSqlite(directory);
        }
    }

    @BeforeEach
    void open() {
        world = world();
        ada = world.customer("Ada");
        bob = world.customer("Bob");
        Learning learning = Learning.on(world.crm, world.recovery, Causes.CATALOG);
        LocalDate today = LocalDate.parse("2026-01-05");
        action = learning.plan(
                        ImprovementAction.builder(ActionType.PRODUCT, "supplier")
                                .title("A second supplier")
                                .owner("purchasing")
                                .due(today)
                                .checkOn(today.plusDays(1))
                                .build(),
                        today)
                .id();
    }

    /** Permits Ada for a minute and nobody else. */
    private ContactGate gate() {
        return (customer, channel, purpose, at) -> {
            asked.add(purpose);
            return new ContactAnswer(
                    customer.equals(ada),
                    List.of(customer.equals(ada) ? "CONSENT" : "OPT_OUT"),
                    Optional.of(at.plusSeconds(60)));
        };
    }

    private void done() {
        Learning.on(world.crm, world.recovery, Causes.CATALOG).done(action);
    }

    @Test
    void whoIsPermittedCanBeToldOnce() {
        done();
        ChangeNotices notices = ChangeNotices.on(world.crm, gate());
        notices.ask(action, ada, Channel.EMAIL);
        world.pass(Duration.ofSeconds(59));

        assertThat(notices.tell(action, ada)).isTrue();

        ChangeNotice told = notices.of(ada).findFirst().orElseThrow();
        assertThat(told.toldAt()).hasValue(world.now());
        world.pass(Duration.ofDays(1));
        assertThat(notices.tell(action, ada)).isFalse();
        assertThat(notices.ask(action, ada, Channel.PHONE)).isEqualTo(told);
        assertThat(asked).containsExactly(Purpose.SERVICE_RECOVERY);
        assertThat(notices.of(action)).containsExactly(told);
        assertThat(notices.of(ada)).containsExactly(told);
    }

    @Test
    void whoIsNotPermittedCannotBeToldAndTheReasonStays() {
        done();
        ChangeNotices notices = ChangeNotices.on(world.crm, gate());

        assertThat(notices.ask(action, bob, Channel.EMAIL).answer().reasons()).containsExactly("OPT_OUT");
        assertThatThrownBy(() -> notices.tell(action, bob)).hasMessageContaining("must be permitted");
        assertThat(notices.of(bob))
                .singleElement()
                .satisfies(notice -> assertThat(notice.toldAt()).isEmpty());
    }

    @Test
    void anAnswerThatDoesNotHoldAnyMoreIsAskedForAgain() {
        done();
        ChangeNotices notices = ChangeNotices.on(world.crm, gate());
        notices.ask(action, ada, Channel.EMAIL);
        world.pass(Duration.ofSeconds(60));

        assertThatThrownBy(() -> notices.tell(action, ada)).hasMessageContaining("ask again");
        notices.ask(action, ada, Channel.EMAIL);
        assertThat(notices.tell(action, ada)).isTrue();
    }

    @Test
    void whatIsNotDoneIsNothingToTell() {
        ChangeNotices notices = ChangeNotices.on(world.crm, gate());

        assertThatThrownBy(() -> notices.ask(action, ada, Channel.EMAIL)).isInstanceOf(InvalidInputException.class);
        assertThat(asked).isEmpty();
    }
}
