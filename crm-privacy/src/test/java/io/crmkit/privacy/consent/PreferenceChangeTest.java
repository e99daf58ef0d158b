package io.crmkit.privacy.consent;

import static io.crmkit.privacy.consent.Events.day;
import static io.crmkit.privacy.consent.Events.grant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.purpose.Purposes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferenceChangeTest {
    private static final Purpose EVENTS = new Purpose("NEWSLETTER_EVENTS");
    private static final PreferenceChange FORM =
            PreferenceChange.of("form-4", day(5), Evidence.of(Evidence.Kind.FORM, "post-4"), "centre-2");

    private static ConsentState state(PreferenceChange change, Purpose purpose, Channel channel, int day) {
        return ConsentLog.of(change.events()).state(ConsentScope.of(purpose, channel), Purposes.standard(), day(day));
    }

    @Test
    void setsManyThingsOfOneFormUnderItsId() {
        PreferenceChange change = FORM.allow(EVENTS, Channel.EMAIL)
                .refuse(Purpose.MARKETING, Channel.SMS)
                .refuse(Purpose.SURVEY)
                .limit(Purpose.MARKETING, new FrequencyLimit(2, Duration.ofDays(7)));

        assertThat(change.events())
                .extracting(event -> event.id().value())
                .containsExactly("form-4.1", "form-4.2", "form-4.3", "form-4.4");
        assertThat(change.events())
                .allSatisfy(event -> assertThat(event)
                        .returns(day(5), PermissionEvent::effectiveAt)
                        .returns(Origin.DATA_SUBJECT, PermissionEvent::origin)
                        .returns(Optional.of("centre-2"), PermissionEvent::noticeVersion));
        assertThat(state(change, EVENTS, Channel.EMAIL, 6).granted()).isTrue();
        assertThat(state(change, EVENTS, Channel.SMS, 6).stopped()).isTrue();
        assertThat(state(change, Purpose.MARKETING, Channel.EMAIL, 6).granted()).isFalse();
        assertThat(state(change, Purpose.SURVEY, Channel.POST, 6).stopped()).isTrue();
        assertThat(state(change, EVENTS, Channel.EMAIL, 6).limits()).hasSize(1);
    }

    @Test
    void aPauseEndsByItselfOrWhenTheCustomerSaysSo() {
        PreferenceChange paused = FORM.allow(Purpose.MARKETING, Channel.EMAIL).pause(Purpose.MARKETING, day(9));
        PreferenceChange resumed = PreferenceChange.of(
                        "form-5", day(7), Evidence.of(Evidence.Kind.FORM, "post-5"), "centre-2")
                .resume(Purpose.MARKETING);
        ConsentLog log = ConsentLog.of(grant("earlier", 1)).with(paused.events().toArray(PermissionEvent[]::new));
        ConsentScope mail = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);

        assertThat(log.state(mail, Purposes.standard(), day(8)).stopped()).isTrue();
        assertThat(log.state(mail, Purposes.standard(), day(8)).changesAt()).contains(day(9));
        assertThat(log.state(mail, Purposes.standard(), day(9)).granted()).isTrue();
        assertThat(log.with(resumed.events().toArray(PermissionEvent[]::new))
                        .state(mail, Purposes.standard(), day(8))
                        .granted())
                .isTrue();
    }

    @Test
    void nobodyElseResumesWhatTheCustomerPausedAndResumingLiftsNoOtherStop() {
        PermissionEvent byStaff = PermissionEvent.of(PermissionType.RESUMED, "r", day(7))
                .origin(Origin.STAFF)
                .build();
        PermissionEvent byCustomer =
                PermissionEvent.of(PermissionType.RESUMED, "c", day(7)).build();
        ConsentLog paused = ConsentLog.of(FORM.pause(Purpose.MARKETING, day(9)).events());

        ConsentScope mail = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);
        assertThat(paused.with(byStaff).state(mail, Purposes.standard(), day(8)).stopped())
                .isTrue();
        assertThat(ConsentLog.of(Events.stop("s", 2), byCustomer)
                        .state(mail, Purposes.standard(), day(8))
                        .stopped())
                .isTrue();
    }

    @Test
    void isAboutOneAddressAndOneBrandIfItSaysSo() {
        ContactPointToken home = new ContactPointToken("home-address");
        Brand outlet = new Brand("OUTLET");

        List<PermissionEvent> events = FORM.to(home)
                .inName(outlet)
                .allow(Purpose.MARKETING, Channel.EMAIL)
                .events();

        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .returns(Optional.of(home), PermissionEvent::contactPoint)
                        .returns(Optional.of(outlet), PermissionEvent::brand));
    }

    @Test
    void refusesAFormThatSaysYesAndNo() {
        PreferenceChange both = FORM.allow(Purpose.MARKETING, Channel.EMAIL).refuse(Purpose.MARKETING, Channel.EMAIL);

        assertThatThrownBy(both::events)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("preferenceChange must not say two things of the same");
        assertThat(FORM.allow(Purpose.MARKETING, Channel.EMAIL)
                        .refuse(Purpose.MARKETING, Channel.SMS)
                        .events())
                .hasSize(2);
    }
}
