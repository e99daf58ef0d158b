package io.crmkit.examples.quickstart.intake;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.Response;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.Origin;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What one row becomes in the store.
 *
 * @param response the row
 * @param customer the respondent
 * @param interaction that the respondent answered, and when
 * @param answers one feedback for each question, blank ones too, so that they can be counted
 * @param consents what the respondent said to a follow-up
 */
record Entry(
        Response response,
        Customer customer,
        Interaction interaction,
        List<Feedback> answers,
        List<PermissionEvent> consents) {
    /**
     * Makes it.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a cell breaks a rule of the model
     */
    static Entry of(Response response, SurveyLayout layout, SurveyKeys keys, FileMark file, ZoneId zone) {
        Instant answeredAt = response.date().atStartOfDay(zone).toInstant();
        Customer customer = customer(response, keys);
        Interaction interaction = Interaction.inbound(customer.id(), Channel.WEB)
                .id(keys.interaction(response.respondent()))
                .kind("survey")
                .occurredAt(answeredAt)
                .bodyReference(file.line(response.line()))
                .source(keys.source(response.respondent()))
                .build();
        return new Entry(
                response,
                customer,
                interaction,
                answers(response, layout, keys, interaction),
                consents(response, keys, interaction, file.line(response.line())));
    }

    private static Customer customer(Response response, SurveyKeys keys) {
        Response.Person person = response.person();
        Customer.Builder customer = Customer.builder(
                        CustomerKind.PERSON, person.name().orElse("Respondent " + response.respondent()))
                .id(keys.customer(response.respondent()))
                .lifecycle(Lifecycle.ACTIVE)
                .jurisdiction(person.country())
                .source(keys.source(response.respondent()));
        person.email().map(EmailAddress::of).ifPresent(customer::addEmails);
        person.phone().map(PhoneNumber::of).ifPresent(customer::addPhones);
        person.language()
                .map(tag -> Preferences.builder().addLanguages(tag).build())
                .ifPresent(customer::preferences);
        return customer.build();
    }

    private static List<Feedback> answers(
            Response response, SurveyLayout layout, SurveyKeys keys, Interaction interaction) {
        List<Feedback> answers = new ArrayList<>();
        for (Question question : layout.questions()) {
            Feedback.Builder answer = Feedback.answer(interaction.customer(), question.kind(), question.scale())
                    .survey(keys.survey())
                    .question(question.column())
                    .rating(response.ratings().get(answers.size()))
                    .channel(interaction.channel())
                    .weight(response.weight())
                    .occasion(interaction.id().value())
                    .segments(response.segments())
                    .answeredAt(interaction.occurredAt());
            if (answers.isEmpty()) {
                answer.comment(response.person().comment());
            }
            answers.add(answer.build());
        }
        return answers;
    }

    private static List<PermissionEvent> consents(
            Response response, SurveyKeys keys, Interaction interaction, String line) {
        List<PermissionEvent> events = new ArrayList<>();
        response.consents()
                .forEach((channel, yes) -> events.add(PermissionEvent.of(
                                yes ? PermissionType.GRANTED : PermissionType.DENIED,
                                interaction.customer() + ":" + channel,
                                interaction.occurredAt())
                        .purpose(Purpose.SERVICE_RECOVERY)
                        .channel(channel)
                        .origin(Origin.IMPORT)
                        .evidence(Evidence.of(Evidence.Kind.IMPORT, line))
                        .noticeVersion(keys.survey() + ":form")
                        .build()));
        return events;
    }
}
