package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.Rehousing;
import org.homeward.housing.referral.domain.Rehousing.Need;
import org.homeward.housing.referral.domain.Rehousing.Offer;
import org.homeward.housing.referral.domain.Rehousing.Reason;
import org.homeward.kit.time.Times;

/** What a state of rehousing knows beside its name. */
final class RehousingJson {

    private RehousingJson() {}

    static ObjectNode of(Rehousing state) {
        ObjectNode node = Parts.object().put("reason", state.need().reason().code());
        Parts.putCodes(node, "features", state.need().features());
        switch (state) {
            case Rehousing.Requested requested -> {}
            case Rehousing.Registered registered -> node.put("reference", registered.reference());
            case Rehousing.Offered offered ->
                node.put("reference", offered.reference())
                        .put("answerBy", Times.format(offered.offer().answerBy()))
                        .put("availableFrom", offered.offer().availableFrom().toString());
            case Rehousing.Agreed agreed ->
                node.put("reference", agreed.reference())
                        .put("availableFrom", agreed.availableFrom().toString());
            case Rehousing.Over over -> Parts.putEnd(node, of(over.last()), over);
        }
        return node;
    }

    static Rehousing read(String status, JsonNode state) {
        Need need = new Need(Parts.word(state, "reason", Reason.class), Parts.codes(state, "features"));
        String reference = ReferralJson.text(state, "reference");
        return switch (status) {
            case "requested" -> new Rehousing.Requested(need);
            case "registered" -> new Rehousing.Registered(need, reference);
            case "offered" ->
                new Rehousing.Offered(
                        need,
                        reference,
                        new Offer(ReferralJson.time(state, "answerBy"), Parts.day(state, "availableFrom")));
            case "agreed" -> new Rehousing.Agreed(need, reference, Parts.day(state, "availableFrom"));
            default ->
                new Rehousing.Over(
                        (Rehousing.Open) read(Parts.last(state, "requested"), state), Parts.ending(status, state));
        };
    }
}
