package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Applied;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Approved;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Assessed;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.AwaitingLandlord;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Completed;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Ended;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Need;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Open;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Ordered;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Refused;
import org.homeward.housing.referral.domain.DisabledFacilitiesGrant.Requested;
import org.homeward.housing.referral.domain.Grant.Application;
import org.homeward.housing.referral.domain.Grant.Approval;
import org.homeward.housing.referral.domain.Grant.Purpose;
import org.homeward.housing.referral.domain.Grant.Refusal;
import org.homeward.housing.referral.domain.Grant.RefusalReason;
import org.homeward.housing.referral.domain.Grant.Route;
import org.homeward.housing.referral.domain.Tenure;

/** What a state of an adaptation by grant knows beside its name. */
final class GrantJson {

    private GrantJson() {}

    static ObjectNode of(DisabledFacilitiesGrant state) {
        ObjectNode node = Parts.object();
        Parts.putWords(node, "purposes", state.need().purposes());
        node.put("tenure", state.need().tenure().code());
        switch (state) {
            case Requested requested -> {}
            case AwaitingLandlord waiting -> Parts.put(node, waiting.assessment());
            case Assessed assessed -> Parts.put(node, assessed.assessment());
            case Applied applied -> {
                Parts.put(node, applied.assessment());
                put(node, applied.application());
            }
            case Approved approved -> put(node, approved);
            case Ordered ordered ->
                put(
                        node,
                        new Approved(ordered.need(), ordered.assessment(), ordered.application(), ordered.approval()));
            case Completed done ->
                put(node, new Approved(done.need(), done.assessment(), done.application(), done.approval()));
            case Refused refused -> {
                Parts.put(node, refused.assessment());
                put(node, refused.application());
                node.putObject("refusal")
                        .put("on", refused.refusal().on().toString())
                        .put("reason", refused.refusal().reason().code());
            }
            case Ended ended -> Parts.putEnd(node, of(ended.last()), ended);
        }
        return node;
    }

    static DisabledFacilitiesGrant read(String status, JsonNode state) {
        Need need = new Need(Parts.words(state, "purposes", Purpose.class), Parts.word(state, "tenure", Tenure.class));
        return switch (status) {
            case "requested" -> new Requested(need);
            case "awaiting-landlord" -> new AwaitingLandlord(need, Parts.assessment(state));
            case "assessed" -> new Assessed(need, Parts.assessment(state));
            case "applied" -> applied(need, state);
            case "approved" -> applied(need, state).approve(approval(state));
            case "ordered" -> applied(need, state).approve(approval(state)).order();
            case "completed" ->
                applied(need, state).approve(approval(state)).order().complete();
            case "refused" -> applied(need, state).refuse(refusal(state.path("refusal")));
            default -> new Ended((Open) read(Parts.last(state, "requested"), state), Parts.ending(status, state));
        };
    }

    private static void put(ObjectNode node, Approved approved) {
        Parts.put(node, approved.assessment());
        put(node, approved.application());
        Approval approval = approved.approval();
        node.putObject("approval")
                .put("on", approval.on().toString())
                .put("amount", approval.amount())
                .put("topUp", approval.topUp())
                .put("worksBy", approval.worksBy().toString())
                .put("rules", approval.rules());
    }

    private static void put(ObjectNode node, Application application) {
        node.putObject("application")
                .put("on", application.on().toString())
                .put("route", application.route().code())
                .put("amount", application.amount())
                .put("reference", application.reference())
                .put("decisionBy", application.decisionBy().toString());
    }

    private static Applied applied(Need need, JsonNode state) {
        JsonNode node = state.path("application");
        Application application = new Application(
                Parts.day(node, "on"),
                Parts.word(node, "route", Route.class),
                Parts.pounds(node, "amount"),
                ReferralJson.text(node, "reference"),
                Parts.day(node, "decisionBy"));
        return new Applied(need, Parts.assessment(state), application);
    }

    private static Approval approval(JsonNode state) {
        JsonNode node = state.path("approval");
        return new Approval(
                Parts.day(node, "on"),
                Parts.pounds(node, "amount"),
                node.hasNonNull("topUp") ? Parts.pounds(node, "topUp") : null,
                Parts.day(node, "worksBy"),
                node.path("rules").asText());
    }

    private static Refusal refusal(JsonNode node) {
        return new Refusal(Parts.day(node, "on"), Parts.word(node, "reason", RefusalReason.class));
    }
}
