package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.homeward.housing.referral.domain.MinorAdaptation;
import org.homeward.housing.referral.domain.MinorAdaptation.Need;
import org.homeward.housing.referral.domain.MinorAdaptation.Work;
import org.homeward.housing.referral.domain.Tenure;

/** What a state of a minor adaptation knows beside its name. */
final class MinorJson {

    private MinorJson() {}

    static ObjectNode of(MinorAdaptation state) {
        ObjectNode node = Parts.object();
        Parts.putWords(node, "works", state.need().works());
        node.put("tenure", state.need().tenure().code());
        switch (state) {
            case MinorAdaptation.Requested requested -> {}
            case MinorAdaptation.AwaitingLandlord waiting -> Parts.put(node, waiting.assessment());
            case MinorAdaptation.Assessed assessed -> Parts.put(node, assessed.assessment());
            case MinorAdaptation.Ordered ordered -> Parts.put(node, ordered.assessment());
            case MinorAdaptation.Over over -> Parts.putEnd(node, of(over.last()), over);
        }
        return node;
    }

    static MinorAdaptation read(String status, JsonNode state) {
        Need need = new Need(Parts.words(state, "works", Work.class), Parts.word(state, "tenure", Tenure.class));
        return switch (status) {
            case "requested" -> new MinorAdaptation.Requested(need);
            case "awaiting-landlord" -> new MinorAdaptation.AwaitingLandlord(need, Parts.assessment(state));
            case "assessed" -> new MinorAdaptation.Assessed(need, Parts.assessment(state));
            case "ordered" -> new MinorAdaptation.Ordered(need, Parts.assessment(state));
            default ->
                new MinorAdaptation.Over(
                        (MinorAdaptation.Open) read(Parts.last(state, "requested"), state),
                        Parts.ending(status, state));
        };
    }
}
