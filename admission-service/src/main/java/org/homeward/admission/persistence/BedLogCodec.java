package org.homeward.admission.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homeward.admission.domain.BedLog;
import org.homeward.admission.domain.BedStatus;
import org.homeward.admission.domain.EventTime;
import org.homeward.admission.domain.Fact;
import org.homeward.admission.domain.Place;
import org.homeward.kit.time.Times;
import org.jspecify.annotations.Nullable;

/** The log of a bed as JSON, with where each status stands in its sender's sequence. */
final class BedLogCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BedLogCodec() {}

    static byte[] write(BedLog log) {
        ArrayNode list = JSON.createArrayNode();
        for (BedStatus status : log.statuses()) {
            Fact.Source source = status.source();
            ObjectNode one = list.addObject()
                    .put("state", status.state().name())
                    .put("at", Times.format(status.at().at()))
                    .put("bed", status.bed().id())
                    .put("trust", status.trust())
                    .put("from", source.sender())
                    .put("id", source.controlId())
                    .put("part", source.part());
            if (source.sequence() != null) {
                one.put("seq", source.sequence());
            }
            if (source.sentAt() != null) {
                one.put("sent", Times.format(source.sentAt()));
            }
        }
        try {
            return JSON.writeValueAsBytes(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #write} wrote; nothing and what else may stand there are an empty log. */
    static BedLog read(byte @Nullable [] data) {
        if (data == null) {
            return BedLog.EMPTY;
        }
        try {
            List<BedStatus> statuses = new ArrayList<>();
            JsonNode list = JSON.readTree(data);
            if (list.isArray()) {
                list.forEach(one -> statuses.add(status(one)));
            }
            return new BedLog(statuses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BedStatus status(JsonNode one) {
        Long sequence = one.has("seq") ? Long.valueOf(one.path("seq").longValue()) : null;
        Instant sent = one.has("sent") ? Times.parse(one.path("sent").textValue()) : null;
        return new BedStatus(
                new Fact.Source(
                        one.path("from").textValue(),
                        sequence,
                        sent,
                        one.path("id").textValue(),
                        one.path("part").intValue()),
                one.path("trust").textValue(),
                EventTime.ofSecond(Times.parse(one.path("at").textValue())),
                Place.parse(one.path("bed").textValue()),
                BedStatus.State.valueOf(one.path("state").textValue()));
    }
}
