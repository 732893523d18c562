package com.tarcommerce.gateway.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@CommerceSlice
class ItemsTests {
    private static final String SHOP = "shop000001";

    @Autowired
    private Items items;
    @Autowired
    private NodeStore nodes;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void openTheShop() {
        jdbc.sql("insert into tenant (id, name, created_at) values (:id, 'Shop', 0) on conflict do nothing")
                .param("id", SHOP).update();
    }

    @Test
    void anItemIsFoundWhateverItsCaseAndSpacing() {
        var milk = add("Amul Milk 500ml", 24);

        var found = nodes.itemNamed(SHOP, "amul  MILK 500 ml");

        assertThat(found).contains(milk);
        assertThat(items.add(SHOP, "AMULMILK500ML", 0, BigDecimal.ONE, null)).isEqualTo(new Change.NameTaken(milk));
    }

    @Test
    void stockIsSetAndTheVersionGrows() {
        var milk = add("Milk", 24);

        var change = items.setStock(SHOP, "milk", new BigDecimal("2.5"));

        assertThat(change).isInstanceOfSatisfying(Change.Changed.class, changed -> {
            assertThat(changed.before()).isEqualTo(milk);
            assertThat(changed.after().quantity()).isEqualByComparingTo("2.5");
            assertThat(changed.after().version()).isEqualTo(milk.version() + 1);
        });
        assertThat(items.setStock(SHOP, "milk", new BigDecimal("2.500"))).isInstanceOf(Change.Unchanged.class);
    }

    @Test
    void moreThanThereIsCannotBeTaken() {
        var milk = add("Milk", 3);

        var change = items.adjustStock(SHOP, "Milk", BigDecimal.valueOf(-5));

        assertThat(change).isEqualTo(new Change.Short(milk, BigDecimal.valueOf(5)));
        assertThat(nodes.itemNamed(SHOP, "Milk")).contains(milk);
        assertThat(items.adjustStock(SHOP, "Milk", BigDecimal.valueOf(-3))).isInstanceOf(Change.Changed.class);
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(items.setPrice(SHOP, "bread", 4500)).isEqualTo(new Change.Missing("bread"));
        assertThat(items.remove(SHOP, "bread")).isEqualTo(new Change.Missing("bread"));
    }

    @Test
    void theSetOfNamesHasAVersionOfItsOwn() {
        var before = catalogVersion();

        add("Milk", 1);
        items.setStock(SHOP, "Milk", BigDecimal.TEN);
        var afterAdding = catalogVersion();
        items.remove(SHOP, "Milk");

        assertThat(afterAdding).isEqualTo(before + 1);
        assertThat(catalogVersion()).isEqualTo(before + 2);
    }

    @Test
    void anItemIsLowByItsOwnMarkElseByTheShops() {
        add("Milk", 5);
        add("Bread", 6);
        nodes.insert(SHOP, NodeKind.ITEM, "x", new NewNode("Rice", "", BigDecimal.TEN, 0, "{\"low\":10}"));

        assertThat(nodes.itemsAtOrBelow(SHOP, null, 10)).extracting(Node::name).containsExactly("Milk", "Rice");
        assertThat(nodes.itemsAtOrBelow(SHOP, new BigDecimal("6"), 10)).extracting(Node::name)
                .containsExactly("Milk", "Bread");
    }

    @Test
    void aChangeOnAnOldVersionChangesNothing() {
        var milk = add("Milk", 1);
        items.setStock(SHOP, "Milk", BigDecimal.TEN);

        assertThat(nodes.update(milk.withQuantity(BigDecimal.ZERO))).isEmpty();
        assertThat(nodes.delete(milk)).isFalse();
        assertThat(nodes.itemNamed(SHOP, "Milk")).hasValueSatisfying(
                item -> assertThat(item.quantity()).isEqualByComparingTo("10"));
    }

    @Test
    void whatIsBroughtBackHasAVersionOfItsOwn() {
        var milk = add("Milk", 1);
        items.remove(SHOP, "Milk");

        assertThat(nodes.reinsert(milk).version()).isEqualTo(milk.version() + 1);
    }

    @Test
    void anyWhiteSpaceInANameIsASpace() {
        var milk = add("Amul \t Milk\n", 1);

        assertThat(milk.name()).isEqualTo("Amul Milk");
        assertThat(nodes.itemNamed(SHOP, "amul\tmilk")).contains(milk);
    }

    @Test
    void pagesFollowNumbersByTheirValue() {
        for (int number = 0; number < 11; number++) {
            add("Item " + number, 1);
        }

        var first = nodes.page(SHOP, NodeKind.ITEM, null, "", 9);
        var second = nodes.page(SHOP, NodeKind.ITEM, null, first.getLast().id(), 9);

        assertThat(first.getLast().id().length()).isLessThanOrEqualTo(second.getFirst().id().length());
        assertThat(second).extracting(Node::id).isSortedAccordingTo(Comparator.comparingInt(Integer::parseInt))
                .hasSize(2);
    }

    @Test
    void twoItemsCannotShareAName() {
        add("Milk", 1);
        var bread = add("Bread", 1);

        assertThatThrownBy(() -> nodes.update(bread.withName("m ilk"))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aPlainSqlWriterBumpsTheVersionToo() {
        var milk = add("Milk", 1);

        jdbc.sql("update nodes set quantity = 7 where tenant_id = :shop and name = 'Milk'").param("shop", SHOP)
                .update();

        assertThat(nodes.itemNamed(SHOP, "Milk")).hasValueSatisfying(
                item -> assertThat(item.version()).isEqualTo(milk.version() + 1));
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void nothingChangesOutsideATransaction() {
        assertThatThrownBy(() -> items.setStock(SHOP, "Milk", BigDecimal.ONE))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private Node add(String name, int quantity) {
        var change = items.add(SHOP, name, 2800, BigDecimal.valueOf(quantity), null);
        return ((Change.Added) change).after();
    }

    private long catalogVersion() {
        return jdbc.sql("select catalog_version from tenant where id = :id").param("id", SHOP).query(Long.class)
                .single();
    }
}
