package org.homeward.housing.referral.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.homeward.housing.referral.domain.Authority;
import org.homeward.housing.referral.domain.HousingAuthorities;
import org.homeward.housing.referral.domain.HousingAuthorities.Known;

/**
 * The housing authorities that come with this version of the service, those that {@code homeward.authorities.more} adds
 * (GSS codes, with commas), and the other codes of each that {@code homeward.authority.<code>.also} has.
 */
@ApplicationScoped
public class AuthoritiesFile {

    private static final String FILE = "/reference/housing-authorities.json";
    private static final Pattern GSS = Pattern.compile("E0[6-9][0-9]{6}");

    private final HousingAuthorities known;

    AuthoritiesFile(Config config) {
        List<Known> all = new ArrayList<>(read());
        for (String code : listed(config, "homeward.authorities.more")) {
            if (!GSS.matcher(code).matches()) {
                throw new IllegalArgumentException("homeward.authorities.more has what is no GSS code of a council");
            }
            all.add(new Known(new Authority(code), List.of()));
        }
        all.addAll(all.stream()
                .map(Known::authority)
                .map(one -> new Known(one, listed(config, "homeward.authority." + one.code() + ".also")))
                .toList());
        known = new HousingAuthorities(all);
    }

    public HousingAuthorities known() {
        return known;
    }

    static List<Known> read() {
        try (InputStream file = Objects.requireNonNull(AuthoritiesFile.class.getResourceAsStream(FILE), FILE)) {
            List<Known> all = new ArrayList<>();
            for (JsonNode one : new ObjectMapper().readTree(file).path("authorities")) {
                List<String> also = new ArrayList<>();
                one.path("also").forEach(code -> also.add(code.asText()));
                all.add(new Known(new Authority(one.path("code").asText()), also));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> listed(Config config, String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of());
    }
}
