package com.tarcommerce.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersByNameTests {

    @Test
    void aNameIsAllOfItsAddresses() {
        TestNames.know("two.test", "127.0.0.8", "127.0.0.9");

        assertThat(at("two.test 127.0.0.1:77")).containsExactly("127.0.0.8:5701", "127.0.0.9:5701",
                "127.0.0.1:77");
    }

    @Test
    void anIpv6AddressHasAPortInBracketsOnly() {
        assertThat(at("::1 [::1]:77 [::1]")).containsExactly("[0:0:0:0:0:0:0:1]:5701", "[0:0:0:0:0:0:0:1]:77");
    }

    @Test
    void aNameThatIsNotKnownAnyMoreIsWhatItWas() {
        var later = MembersByName.parse("gone.test", 5701);
        assertThat(later.addresses()).isEmpty();
        TestNames.know("kept.test", "127.0.0.7");
        var members = MembersByName.parse("kept.test", 5701);
        assertThat(members.addresses()).hasSize(1);

        TestNames.forget("kept.test");

        assertThat(members.addresses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:x", "a,b", "a;b", "10.0.0.*", ":5701", "a:0", "a:70000", "[::1", "a:"})
    void whatIsNoMemberIsRefused(String member) {
        assertThatThrownBy(() -> MembersByName.parse("b " + member, 5701)).hasMessageContaining("TAR_CLUSTER_MEMBERS")
                .hasMessageEndingWith(member);
    }

    private static List<String> at(String members) {
        return MembersByName.parse(members, 5701).addresses().stream().map(MembersByNameTests::shown).toList();
    }

    private static String shown(Address address) {
        return address.isIPv4()
                ? address.getHost() + ":" + address.getPort()
                : "[" + address.getHost() + "]:" + address.getPort();
    }
}
