package com.tarcommerce.outbound;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what a service asks its database: statements, batches, savepoints and commits, each a round trip to a server. */
public final class CountedStatements implements BeanPostProcessor {
    private static final Set<String> ASKS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit",
            "rollback", "setSavepoint", "releaseSavepoint");
    private static final Set<String> GIVES = Set.of("getConnection", "prepareStatement", "createStatement");

    private final AtomicLong count = new AtomicLong();

    public long count() {
        return count.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? counted(source, DataSource.class) : bean;
    }

    private Object counted(Object real, Class<?> type) {
        InvocationHandler handler = (_, method, arguments) -> {
            if (ASKS.contains(method.getName())) {
                count.incrementAndGet();
            }
            var answer = call(real, method, arguments);
            return GIVES.contains(method.getName()) ? counted(answer, shown(answer)) : answer;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler);
    }

    private static Class<?> shown(Object answer) {
        return answer instanceof Connection
                ? Connection.class
                : answer instanceof PreparedStatement ? PreparedStatement.class : java.sql.Statement.class;
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
