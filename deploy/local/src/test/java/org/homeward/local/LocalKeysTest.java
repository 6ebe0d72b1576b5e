package org.homeward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

    @TempDir
    Path folder;

    @Test
    void signATokenThatThePublicKeyVerifies() throws Exception {
        LocalKeys keys = LocalKeys.in(folder.resolve("keys"));

        JwtClaims claims = verified(keys.token("hospital", "RXX"), keys);

        assertThat(claims.getStringClaimValue("role")).isEqualTo("hospital");
        assertThat(claims.getStringClaimValue("org")).isEqualTo("RXX");
        assertThat(claims.getStringClaimValue("scope").split(" "))
                .containsExactlyInAnyOrder(
                        "hl7:write",
                        "beds:read",
                        "beds:hold",
                        "patients:read",
                        "discharge:write",
                        "brokerage:write",
                        "flow:read",
                        "housing:read",
                        "housing:write",
                        "housing:book");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(12 * 3600);
    }

    @Test
    void giveAppsAndBoardsNoPatients() throws Exception {
        LocalKeys keys = LocalKeys.in(folder.resolve("keys"));

        assertThat(verified(keys.token("app", null), keys).getStringClaimValue("scope"))
                .isEqualTo("beds:read flow:read");
        assertThat(verified(keys.token("board", "QXX"), keys).getStringClaimValue("scope"))
                .isEqualTo("beds:read flow:read");
        assertThat(verified(keys.token("council", "E06"), keys).getStringClaimValue("scope"))
                .isEqualTo("provider:write capacity:write brokerage:write flow:read");
        assertThat(verified(keys.token("provider", null), keys).getStringClaimValue("scope"))
                .isEqualTo("provider:write capacity:write housing:read housing:write housing:book");
    }

    @Test
    void areKeptOverAStart() throws Exception {
        String token = LocalKeys.in(folder).token("operator", null);

        assertThat(verified(token, LocalKeys.in(folder)).getSubject()).isEqualTo("local-operator");
    }

    @Test
    void ofAnotherFolderDoNotVerify() {
        String token = LocalKeys.in(folder.resolve("one")).token("operator", null);
        LocalKeys other = LocalKeys.in(folder.resolve("other"));

        assertThatThrownBy(() -> verified(token, other)).isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void areReadableByTheirOwnerAlone() throws Exception {
        LocalKeys keys = LocalKeys.in(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void refuseARoleThatThereIsNot() {
        assertThatThrownBy(() -> LocalKeys.in(folder).token("king", null))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not 'king'");
    }

    private static JwtClaims verified(String token, LocalKeys keys) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(key(keys.publicKey()))
                .setExpectedIssuer("https://homeward.local")
                .setExpectedAudience("homeward")
                .setRequireExpirationTime()
                .build()
                .processToClaims(token);
    }

    private static PublicKey key(Path pem) throws Exception {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
    }
}
