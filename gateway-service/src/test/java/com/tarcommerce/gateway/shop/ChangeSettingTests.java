package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSettingTests {
    @TempDir
    static Path directory;
    static Shops shops;

    @BeforeAll
    static void open() {
        shops = new Shops(directory);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void reset() {
        shops.reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            language | hi           | hi                 | हिंदी
            language | हिन्दी         | hi                 | हिंदी
            language | English      | en                 | English
            zone     | asia/dubai   | Asia/Dubai         | Asia/Dubai
            zone     | America/New York | America/New_York | America/New_York
            currency | usd          | USD                | USD
            lowmark  | 2.5          | 2.5                | 2.5
            lowmark  | 0            | 0.0                | 0
            cartwait | 90 min       | PT1H30M            | 1 h 30 min
            cartwait | 3h           | PT3H               | 3 h
            cartwait | 1d 12h       | PT36H              | 1 d 12 h
            quiet    | 22:30-08:00  | 22:30-08:00        | 22:30-08:00
            quiet    | 9pm to 9 am  | 21:00-09:00        | 21:00-09:00
            quiet    | 13 – 15.30   | 13:00-15:30        | 13:00-15:30
            quiet    | 22-24:00     | 22:00-00:00        | 22:00-00:00
            quiet    | off          | off                | off
            nudges   | 3            | 3                  | 3
            nudges   | 0            | 0                  | 0
            """)
    void aSettingIsChangedAndTold(String command, String value, String kept, String told) {
        var room = aShop();

        var answer = shops.asAdmin(room, command, value);

        assertThat(answer).contains(told);
        var shop = shops.shopOf(room);
        var now = switch (command) {
            case "language" -> shop.language().toString();
            case "zone" -> shop.zone().getId();
            case "currency" -> shop.currency();
            case "lowmark" -> shop.lowMark().toPlainString();
            case "cartwait" -> shop.cartWait().toString();
            case "quiet" -> shop.quiet().toString();
            default -> Integer.toString(shop.nudges());
        };
        assertThat(now).isEqualTo(kept);
        assertThat(shops.audit(room).getLast()).startsWith(command + " allowed ").endsWith(" -> " + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            language | fr       | /language hi
            zone     | IST      | /zone Asia/Kolkata
            zone     | +05:30   | /zone Asia/Kolkata
            currency | JPY      | /currency INR
            currency | rupees   | /currency INR
            lowmark  | -1       | /lowmark 5
            lowmark  | 1e9      | /lowmark 5
            lowmark  | 1.2345   | /lowmark 5
            cartwait | soon     | /cartwait 3h
            cartwait | 1 min    | /cartwait 3h
            cartwait | 8 days   | /cartwait 3h
            quiet    | 21:00    | /quiet 21:00-09:00
            quiet    | 9-9      | two different times
            quiet    | 25-9     | /quiet off
            quiet    | 0pm-9    | /quiet off
            quiet    | 9:60-10  | /quiet off
            quiet    | night    | /quiet off
            nudges   | 4        | /nudges 1
            nudges   | -1       | /nudges 1
            nudges   | often    | /nudges 1
            """)
    void aWrongValueChangesNothingAndShowsAGoodOne(String command, String value, String hint) {
        var room = aShop();
        var before = shops.shopOf(room);

        assertThat(shops.asAdmin(room, command, value)).contains("“" + value + "”", hint);

        assertThat(shops.shopOf(room)).isEqualTo(before);
        assertThat(shops.audit(room)).containsExactly("bind_topic allowed inventory", command + " allowed allowed");
    }

    @ParameterizedTest
    @CsvSource({"language, English", "zone, Asia/Kolkata", "currency, INR", "lowmark, 5", "cartwait, 3 h",
            "quiet, 21:00-09:00", "nudges, 1"})
    void withoutAValueItIsTold(String command, String now) {
        assertThat(shops.asAdmin(aShop(), command, "")).contains(now).contains("/" + command);
    }

    @Test
    void onlyAdministratorsChangeSettings() {
        var room = aShop();

        assertThat(shops.write(room, RAVI, "zone", "Asia/Dubai")).contains("Only an administrator");
        assertThat(shops.shopOf(room).zone()).hasToString("Asia/Kolkata");
    }

    @Test
    void everybodySeesTheSettingsInTheShopsLanguage() {
        var room = aShop();
        assertThat(shops.write(room, RAVI, "shop", "")).contains("Meera Stores", "Asia/Kolkata", "INR", "3 h",
                "21:00-09:00",
                "/nudges 1");

        shops.asAdmin(room, "language", "hi");
        assertThat(shops.write(room, RAVI, "shop", "")).contains("समय क्षेत्र", "Asia/Kolkata");
    }

    @Test
    void aChatWithoutAShopIsToldHowToGetOne() {
        assertThat(shops.asAdmin(aChat(), "zone", "Asia/Dubai")).contains("/setup", "/join");
    }

    private static Room aShop() {
        return shops.bind(aChat().inThread("45"), Role.INVENTORY).room();
    }
}
