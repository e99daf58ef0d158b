package io.crmkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.ContactPointToken;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.pack.LawPacks;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleOptInTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final ContactPointToken HOME = new ContactPointToken("home-address");
    private static final Evidence CLICK = Evidence.of(Evidence.Kind.DOUBLE_OPT_IN, "request-9");

    private final FailingStore store = new FailingStore();
    private Instant now = NOW;
    private Crm crm;
    private Privacy privacy;
    private DoubleOptIn optIn;
    private Customer ada;

    @BeforeEach
    void open() {
        crm = Crm.builder(store).clock(() -> now).build();
        privacy = Privacy.on(crm).packs(LawPacks.bundled()).build();
        optIn = privacy.doubleOptIn(new SecureRandom(), Duration.ofDays(14));
        ada = crm.customers()
                .add(Customer.person("Ada", "Lovelace").jurisdiction("DE").build());
    }

    @AfterEach
    void close() {
        crm.close();
    }

    private PermissionEvent pending(String id, Purpose purpose) {
        return PermissionEvent.of(PermissionType.PENDING, id, now)
                .purpose(purpose)
                .channel(Channel.EMAIL)
                .contactPoint(HOME)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-1"))
                .noticeVersion("notice-3")
                .build();
    }

    private String token() {
        return optIn.request(ada.id(), pending("sign-up", Purpose.MARKETING));
    }

    private ConsentStatus status(Purpose purpose) {
        return privacy.state(ada.id(), ConsentScope.of(purpose, Channel.EMAIL)).status();
    }

    @Test
    void aStopThatIsSaidToAMergedRecordWhileALinkIsOpenedIsNotLost() {
        boolean[] said = {true};
        for (int reads = 0; said[0]; reads++) {
            said[0] = false;
            Customer asked = crm.customers()
                    .add(Customer.person("Ada", "King").jurisdiction("DE").build());
            Customer twin = crm.customers().add(Customer.person("Ada", "King").build());
            crm.merges().merge(MergeRequest.of(twin.id(), asked.id()));
            String token = optIn.request(asked.id(), pending("sign-up", Purpose.MARKETING));
            now = now.plusSeconds(60);
            afterReads(reads, () -> {
                said[0] = true;
                now = now.plusSeconds(1);
                privacy.record(
                        twin.id(),
                        PermissionEvent.objected("stop", Purpose.MARKETING, now).build());
                now = now.plusSeconds(1);
            });

            optIn.confirm(token, CLICK);

            store.meanwhile = Optional.empty(); // if there were fewer reads
            assertThat(reads).isLessThan(20);
            assertThat(privacy.state(twin.id(), ConsentScope.of(Purpose.MARKETING, Channel.EMAIL))
                            .status())
                    .as("said after %d reads", reads)
                    .isEqualTo(said[0] ? ConsentStatus.STOPPED : ConsentStatus.GRANTED);
        }
    }

    private void afterReads(int reads, Runnable action) {
        store.meanwhile = Optional.of(reads == 0 ? action : () -> afterReads(reads - 1, action));
    }

    @Test
    void confirmsEverythingThatWasAskedForWithTheToken() {
        String token = optIn.request(ada.id(), pending("a", Purpose.MARKETING), pending("b", Purpose.SURVEY));
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.PENDING);

        now = NOW.plusSeconds(60);
        DoubleOptIn.Outcome outcome = optIn.confirm(token, CLICK);

        assertThat(outcome).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(status(Purpose.SURVEY)).isEqualTo(ConsentStatus.GRANTED);
        assertThat(privacy.log(ada.id()).events().get(2))
                .returns(PermissionType.CONFIRMED, PermissionEvent::type)
                .returns(Optional.of(HOME), PermissionEvent::contactPoint)
                .returns(Optional.of("notice-3"), PermissionEvent::noticeVersion)
                .returns(Optional.of(CLICK), PermissionEvent::evidence)
                .returns(now, PermissionEvent::effectiveAt);
    }

    @Test
    void aTokenIsUsedOnce() {
        String token = token();
        optIn.confirm(token, CLICK);
        privacy.record(
                ada.id(),
                PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());

        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.ALREADY_CONFIRMED);
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.STOPPED);
        assertThat(privacy.log(ada.id()).events()).hasSize(3);
    }

    @Test
    void ofTwoWhoUseATokenAtTheSameMomentOneConfirms() {
        String token = token();
        DoubleOptIn.Outcome[] other = new DoubleOptIn.Outcome[1];
        store.meanwhile = Optional.of(() -> other[0] = optIn.confirm(token, CLICK));

        DoubleOptIn.Outcome one = optIn.confirm(token, CLICK);

        assertThat(other[0]).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
        assertThat(one).isEqualTo(DoubleOptIn.Outcome.ALREADY_CONFIRMED);
        assertThat(privacy.log(ada.id()).events()).hasSize(2);
    }

    @Test
    void aTokenLivesUpToItsLastInstant() {
        String token = token();

        now = NOW.plus(Duration.ofDays(14));
        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.EXPIRED);
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.PENDING_LAPSED);

        now = now.minusMillis(1);
        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
    }

    @Test
    void whoSaidNoInBetweenIsNotSignedUpByTheOldLink() {
        String token = token();
        privacy.record(
                ada.id(),
                PermissionEvent.withdrawn("stop", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .build());
        now = NOW.plusSeconds(60);

        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.SUPERSEDED);
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void whatWasSaidAboutSomethingElseInBetweenDoesNotMatter() {
        String token = token();
        privacy.record(
                ada.id(),
                PermissionEvent.withdrawn("a", Purpose.MARKETING, Channel.SMS, NOW)
                        .build(),
                PermissionEvent.objected("b", Purpose.SURVEY, NOW).build(),
                PermissionEvent.of(PermissionType.WITHDRAWN, "c", NOW)
                        .contactPoint(new ContactPointToken("work-address"))
                        .build());

        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOldOne() {
        String old = token();
        String fresh = optIn.request(ada.id(), pending("sign-up-2", Purpose.MARKETING));

        assertThat(optIn.confirm(old, CLICK)).isEqualTo(DoubleOptIn.Outcome.SUPERSEDED);
        assertThat(optIn.confirm(fresh, CLICK)).isEqualTo(DoubleOptIn.Outcome.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "YWRh.AAAA", "YWRh", "a.b.c", "%%%.%%%", "Ym9iYnk."})
    void nobodyIsSignedUpByAWrongToken(String token) {
        token();

        assertThat(optIn.confirm(token, CLICK)).isEqualTo(DoubleOptIn.Outcome.UNKNOWN);
        assertThat(status(Purpose.MARKETING)).isEqualTo(ConsentStatus.PENDING);
    }

    @Test
    void aTokenOfSomebodyElseIsWrong() {
        String token = token();
        Customer bob = crm.customers().add(Customer.person("Bob", "Noyce").build());
        String forged = customerPart(optIn.request(bob.id(), pending("bob", Purpose.MARKETING)))
                + token.substring(token.indexOf('.'));

        assertThat(optIn.confirm(forged, CLICK)).isEqualTo(DoubleOptIn.Outcome.UNKNOWN);
    }

    private static String customerPart(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    @Test
    void theStoreHoldsOnlyTheHashOfTheToken() {
        String token = token();

        PermissionEvent stored = privacy.log(ada.id()).events().get(0);

        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
        assertThat(stored.tokenHash()).get().asString().matches("[0-9a-f]{64}");
        assertThat(stored.toString()).doesNotContain(token, token.substring(token.indexOf('.') + 1));
        assertThat(optIn.request(ada.id(), pending("again", Purpose.MARKETING))).isNotEqualTo(token);
    }

    @Test
    void refusesWhatIsNotPendingNothingAtAllAKnownIdAndNoLife() {
        assertThatThrownBy(() -> optIn.request(ada.id())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> optIn.request(
                        ada.id(),
                        PermissionEvent.granted("g", Purpose.MARKETING, Channel.EMAIL, NOW)
                                .origin(Origin.DATA_SUBJECT)
                                .build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("pending must be events of type PENDING, at least one");
        token();
        assertThatThrownBy(this::token).isInstanceOf(DuplicateException.class);
        assertThatThrownBy(() -> privacy.doubleOptIn(new SecureRandom(), Duration.ZERO))
                .isInstanceOf(InvalidInputException.class);
        assertThat(privacy.log(ada.id()).events()).hasSize(1);
    }
}
