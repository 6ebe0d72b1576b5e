package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.homeward.housing.referral.domain.HousingAdvice;
import org.homeward.housing.referral.domain.HousingAdvice.Topic;
import org.homeward.kit.time.Times;

/** What a state of housing advice knows beside its name. */
final class AdviceJson {

    private AdviceJson() {}

    static ObjectNode of(HousingAdvice state) {
        ObjectNode node = Parts.object();
        Parts.putWords(node, "topics", state.topics());
        switch (state) {
            case HousingAdvice.Requested requested -> {}
            case HousingAdvice.Appointed appointed -> node.put("at", Times.format(appointed.at()));
            case HousingAdvice.Over over -> Parts.putEnd(node, of(over.last()), over);
        }
        return node;
    }

    static HousingAdvice read(String status, JsonNode state) {
        Set<Topic> topics = Parts.words(state, "topics", Topic.class);
        return switch (status) {
            case "requested" -> new HousingAdvice.Requested(topics);
            case "appointed" -> new HousingAdvice.Appointed(topics, ReferralJson.time(state, "at"));
            default ->
                new HousingAdvice.Over(
                        (HousingAdvice.Open) read(Parts.last(state, "requested"), state), Parts.ending(status, state));
        };
    }
}
