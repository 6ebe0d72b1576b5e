package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.Coded;
import org.homeward.housing.referral.domain.Consent;
import org.homeward.housing.referral.domain.DutyToRefer;
import org.homeward.housing.referral.domain.Outcome;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** What a state of the duty to refer knows beside its name. */
final class DutyJson {

    private static final String WITHDRAWN = "consentWithdrawn";

    private DutyJson() {}

    static ObjectNode of(DutyToRefer state) {
        return switch (state) {
            case DutyToRefer.Draft draft -> node(null);
            case DutyToRefer.Consented consented -> node(consented.consent());
            case DutyToRefer.Stuck stuck -> node(stuck.consent());
            case DutyToRefer.Sent sent -> node(sent.consent());
            case DutyToRefer.Receipted receipted -> node(receipted.consent()).put("reference", receipted.reference());
            case DutyToRefer.AcceptedForAssessment accepted ->
                node(accepted.consent()).put("reference", accepted.reference());
            case DutyToRefer.NoFurtherAction nothing -> node(nothing.consent()).put("reference", nothing.reference());
            case DutyToRefer.Closed closed -> closed(closed.consent(), closed.reference(), closed.outcome());
            case DutyToRefer.ClosedWithoutConsent closed ->
                closed(closed.given(), closed.reference(), closed.outcome()).put(WITHDRAWN, true);
            case DutyToRefer.Withdrawn withdrawn -> node(withdrawn.given());
        };
    }

    static DutyToRefer read(String status, JsonNode state) {
        String reference = ReferralJson.text(state, "reference");
        return switch (status) {
            case "draft" -> new DutyToRefer.Draft();
            case "consented" -> new DutyToRefer.Consented(consent(state));
            case "stuck" -> new DutyToRefer.Stuck(consent(state));
            case "sent" -> new DutyToRefer.Sent(consent(state));
            case "receipted" -> new DutyToRefer.Receipted(consent(state), reference);
            case "accepted" -> new DutyToRefer.AcceptedForAssessment(consent(state), reference);
            case "no-further-action" -> new DutyToRefer.NoFurtherAction(consent(state), reference);
            case "closed" -> closed(state);
            case "withdrawn" -> new DutyToRefer.Withdrawn(state.has("consent") ? consent(state) : null);
            default -> throw new IllegalStateException("no such state of the duty to refer");
        };
    }

    private static DutyToRefer closed(JsonNode state) {
        DutyToRefer.Closed closed = new DutyToRefer.Closed(
                consent(state),
                ReferralJson.text(state, "reference"),
                Coded.of(Outcome.class, ReferralJson.text(state, "outcome")));
        return state.path(WITHDRAWN).asBoolean() ? closed.withdrawConsent() : closed;
    }

    private static ObjectNode closed(Consent consent, @Nullable String reference, @Nullable Outcome outcome) {
        return node(consent).put("reference", reference).put("outcome", outcome == null ? null : outcome.code());
    }

    private static ObjectNode node(@Nullable Consent consent) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (consent != null) {
            node.putObject("consent")
                    .put("authority", consent.authority().code())
                    .put("givenAt", Times.format(consent.givenAt()))
                    .put("takenBy", consent.takenBy())
                    .put("how", consent.how() == null ? null : consent.how().code());
        }
        return node;
    }

    private static Consent consent(JsonNode state) {
        JsonNode consent = state.path("consent");
        return new Consent(
                new Authority(consent.path("authority").asText()),
                ReferralJson.time(consent, "givenAt"),
                consent.path("takenBy").asText(),
                Coded.of(Consent.How.class, ReferralJson.text(consent, "how")));
    }
}
