package io.github.camelinterakt.examples.otp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * The codes that wait for their verification, in a database that nodes may share. Of a code only a keyed hash with a salt is stored:
 * who reads the database cannot try out the million of codes. Every limit is the condition of one statement, so that requests at
 * the same time cannot pass it together.
 */
public class Codes {

    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;
    private static final int SALT_BYTES = 16;
    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_REQUESTS = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(30);
    private static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private DataSource database;
    private String secret = "";
    private String region;
    private Clock clock = Clock.systemUTC();

    /** Creates the table. */
    public void start() throws SQLException, IOException {
        if (secret.length() < 16) {
            throw new IllegalArgumentException("otp.secret must have 16 characters or more");
        }
        try (InputStream schema = Codes.class.getResourceAsStream("/sql/schema.sql");
                Connection connection = database.getConnection();
                PreparedStatement create =
                        connection.prepareStatement(new String(schema.readAllBytes(), StandardCharsets.UTF_8))) {
            create.execute();
        }
    }

    /** The number with its country code, digits only, so that each person has one notation; null if it is not a number. */
    public String phone(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number)
                    ? numbers.format(number, PhoneNumberFormat.E164).substring(1)
                    : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** A new code for a number, which replaces an earlier one; null if the number has asked too often, or too soon. */
    public String create(String phone) throws SQLException, GeneralSecurityException {
        if (phone == null || phone.isEmpty()) {
            return null;
        }
        String code = String.format("%0" + DIGITS + "d", random.nextInt(CODES));
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        String hash = hash(salt, phone, code);
        long now = clock.millis();
        long expiry = now + VALIDITY.toMillis();
        long windowStart = now - WINDOW.toMillis();
        try (Connection connection = database.getConnection()) {
            int updated = update(
                    connection,
                    "update otp_code set salt = ?, hash = ?, expires_at = ?, attempts = 0, requested_at = ?,"
                            + " requests = case when window_start > ? then requests + 1 else 1 end,"
                            + " window_start = case when window_start > ? then window_start else ? end"
                            + " where phone = ? and requested_at <= ? and (requests < ? or window_start <= ?)",
                    salt,
                    hash,
                    expiry,
                    now,
                    windowStart,
                    windowStart,
                    now,
                    phone,
                    now - BETWEEN_REQUESTS.toMillis(),
                    MAX_REQUESTS,
                    windowStart);
            return updated == 1 || insert(connection, phone, salt, hash, expiry, now) ? code : null;
        }
    }

    private static boolean insert(Connection connection, String phone, String salt, String hash, long expiry, long now)
            throws SQLException {
        try {
            update(
                    connection,
                    "insert into otp_code (phone, salt, hash, expires_at, attempts, requested_at, window_start, requests)"
                            + " values (?, ?, ?, ?, 0, ?, ?, 1)",
                    phone,
                    salt,
                    hash,
                    expiry,
                    now,
                    now);
            return true;
        } catch (SQLException e) {
            // The number is there, and over its limit. SQLState 23: also of drivers that have no class of their own for
            // it.
            if (e instanceof SQLIntegrityConstraintViolationException
                    || String.valueOf(e.getSQLState()).startsWith("23")) {
                return false;
            }
            throw e;
        }
    }

    /** A code that was not sent: it is void, and the number may ask again at once. A made-up number leaves no row. */
    public void withdraw(String phone) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (update(connection, "delete from otp_code where phone = ? and requests = 1", phone) == 0) {
                update(connection, "update otp_code set hash = null, requested_at = 0 where phone = ?", phone);
            }
        }
    }

    /** Whether it is the number's code. A code is good once, for five minutes and five attempts. */
    public boolean verify(String phone, String code) throws SQLException, GeneralSecurityException {
        if (phone == null || code == null) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            // The attempt counts before the comparison: guesses at the same time are as many attempts.
            int counted = update(
                    connection,
                    "update otp_code set attempts = attempts + 1"
                            + " where phone = ? and hash is not null and attempts < ? and expires_at > ?",
                    phone,
                    MAX_ATTEMPTS,
                    clock.millis());
            if (counted == 0) {
                return false;
            }
            String stored;
            String given;
            try (PreparedStatement select =
                    connection.prepareStatement("select salt, hash from otp_code where phone = ?")) {
                select.setString(1, phone);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || row.getString(2) == null) {
                        return false;
                    }
                    stored = row.getString(2);
                    given = hash(row.getString(1), phone, code);
                }
            }
            boolean right = MessageDigest.isEqual(
                    stored.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
            // Of two right answers at the same time one is the first.
            return right
                    && update(connection, "update otp_code set hash = null where phone = ? and hash = ?", phone, stored)
                            == 1;
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private String hash(String salt, String phone, String code) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
        return HexFormat.of()
                .formatHex(mac.doFinal((salt + ":" + phone + ":" + code).getBytes(StandardCharsets.UTF_8)));
    }

    /** The database. */
    public void setDatabase(DataSource database) {
        this.database = database;
    }

    /** The key of the hashes, the same on all nodes. */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    /** The country of numbers without a country code, such as IN. */
    public void setRegion(String region) {
        this.region = region;
    }

    /** The time, by default the system's. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }
}
