package org.homeward.gateway.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.homeward.gateway.replica.Care;
import org.homeward.gateway.replica.ProviderRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line as an item: the record, then its provider's name and tier, its age in whole seconds, and a confidence
 * that falls by half each half-life of age (rule and setting as in capacity-service).
 */
@Singleton
public final class CareItems {

    private final long halfLifeMillis;

    CareItems(@ConfigProperty(name = "homeward.confidence.half-life", defaultValue = "P7D") Duration halfLife) {
        this.halfLifeMillis = halfLife.toMillis();
    }

    /** From 0, for what nobody claims, to 1. */
    public double confidence(Care line, Instant now) {
        Instant declaredAt = line.record().declaredAt();
        if (declaredAt == null || line.record().expired()) {
            return 0;
        }
        double age = Math.max(0, Duration.between(declaredAt, now).toMillis());
        return Math.round(100 * Math.pow(0.5, age / halfLifeMillis)) / 100.0;
    }

    public byte[] json(Care line, Instant now) {
        return open(line, now).appendByte((byte) '}').getBytes();
    }

    /** The same without the last brace. */
    Buffer open(Care line, Instant now) {
        Buffer item = Buffer.buffer(line.json().length + 120).appendBytes(line.json());
        ProviderRecord provider = line.provider();
        item.appendString(",\"name\":").appendString(text(provider == null ? null : provider.name()));
        item.appendString(",\"tier\":").appendString(String.valueOf(line.tier()));
        item.appendString(",\"ageSeconds\":").appendString(String.valueOf(age(line, now)));
        return item.appendString(",\"confidence\":").appendString(Double.toString(confidence(line, now)));
    }

    private static @Nullable Long age(Care line, Instant now) {
        Instant declaredAt = line.record().declaredAt();
        return declaredAt == null
                ? null
                : Long.valueOf(Math.max(0, Duration.between(declaredAt, now).toSeconds()));
    }

    static String text(@Nullable String value) {
        return value == null
                ? "null"
                : '"' + new String(JsonStringEncoder.getInstance().quoteAsUTF8(value), UTF_8) + '"';
    }
}
