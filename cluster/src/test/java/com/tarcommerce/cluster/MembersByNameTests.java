package com.tarcommerce.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> MembersByName.parse("scheduler-1:x", 5701)).hasMessageContaining("TAR_CLUSTER_MEMBERS")
                .hasMessageContaining("scheduler-1:x");
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
