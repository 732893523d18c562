package com.tarcommerce.gateway;

import com.tarcommerce.common.contract.account.AccountsApi;
import com.tarcommerce.common.contract.ai.AiApi;
import com.tarcommerce.common.contract.ai.OcrApi;
import com.tarcommerce.common.contract.ai.OcrFormApi;
import com.tarcommerce.common.contract.ai.SummaryApi;
import com.tarcommerce.common.contract.alarm.AlarmBatchApi;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import com.tarcommerce.common.contract.message.MediaApi;
import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.contract.message.ReceiptsApi;
import com.tarcommerce.common.database.DatabaseConfiguration;
import com.tarcommerce.common.partition.PartitionConfiguration;
import com.tarcommerce.common.service.ServiceConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Takes in what people and databases say, decides, changes, and tells the right rooms. Beans go by their full names:
 * two features may each have a class of one name.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ImportHttpServices(group = "ai", types = {AiApi.class, SummaryApi.class})
@ImportHttpServices(group = "ocr", types = {OcrApi.class, OcrFormApi.class})
@ImportHttpServices(group = "scheduler", types = {AlarmsApi.class, AlarmBatchApi.class})
@ImportHttpServices(group = "outbound", types = {AccountsApi.class, MediaApi.class, MessagesApi.class,
        ReceiptsApi.class})
@Import({ServiceConfiguration.class, DatabaseConfiguration.class, PartitionConfiguration.class})
public class GatewayApplication {

    /** The service as it is started alone or beside the others in one JVM: it reads {@code gateway.yml}. */
    public static SpringApplicationBuilder service() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }

    public static void main(String[] arguments) {
        service().run(arguments);
    }
}
