package com.tarcommerce.ai;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.contract.ai.Period;
import com.tarcommerce.common.contract.ai.Reason;
import com.tarcommerce.common.contract.ai.Role;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes what springdoc cannot see: the flat answer, the problems, the token. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenApiCustomizer flatAnswersAndProblems() {
        return api -> {
            var components = api.getComponents();
            components.addSchemas("IntentAnswer", intentAnswer());
            components.addSchemas("Problem", problem());
            responses(components);
            token(api);
        };
    }

    private static Schema<?> intentAnswer() {
        var answer = new ObjectSchema().description("One flat object; a slot that the text did not give is absent.");
        answer.addProperty("intent", oneOf(IntentName.values(), IntentName::wire));
        for (var text : List.of("item", "unit", "customer", "order_id", "cart_id", "task_id", "text", "cron")) {
            answer.addProperty(text, new StringSchema());
        }
        for (var number : List.of("quantity", "delta", "threshold")) {
            answer.addProperty(number, new NumberSchema().description("In the item's unit"));
        }
        answer.addProperty("price", new NumberSchema().description("Rupees"));
        answer.addProperty("at", new DateTimeSchema());
        answer.addProperty("status", oneOf(OrderStatus.values(), OrderStatus::wire));
        answer.addProperty("period", oneOf(Period.values(), Period::wire));
        answer.addProperty("role", oneOf(Role.values(), Role::wire));
        answer.addProperty("confidence", new NumberSchema().description("0 to 1"));
        answer.addProperty("engine", new StringSchema());
        answer.addProperty("needs_clarification", new BooleanSchema());
        answer.addProperty("missing", new ArraySchema().items(new StringSchema()));
        answer.addProperty("candidates", new ArraySchema().items(new StringSchema()).maxItems(5));
        answer.addProperty("reason", oneOf(Reason.values(), Reason::wire));
        return answer.required(List.of("intent", "confidence", "engine", "needs_clarification"));
    }

    private static <E> StringSchema oneOf(E[] values, Function<E, String> wire) {
        var schema = new StringSchema();
        Arrays.stream(values).map(wire).forEach(schema::addEnumItem);
        return schema;
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema().description("RFC 9457");
        List.of("type", "title", "detail", "instance").forEach(name -> problem.addProperty(name, new StringSchema()));
        problem.addProperty("status", new NumberSchema());
        return problem;
    }

    private static void responses(Components components) {
        components.addResponses("malformed", problem("The request cannot be read; detail says why"));
        components.addResponses("unauthorized", problem("The internal token was not shown"));
        components.addResponses("catalog-needed",
                problem("urn:tar:problem:catalog-needed: send the same request once more with catalog"));
        components.addResponses("unsupported-media-type",
                problem("None of JPEG, PNG, WebP and PDF; detail says what to send"));
        components.addResponses("unavailable",
                problem("ocr-not-installed: nothing that reads pictures is installed, detail says what to install; busy"));
        components.addResponses("too-large", problem("The body is larger than 4 MiB, a picture larger than 20"));
    }

    private static ApiResponse problem(String description) {
        var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse().description(description)
                .content(new Content().addMediaType("application/problem+json", body));
    }

    private static void token(OpenAPI api) {
        api.getComponents().addSecuritySchemes("internal-token",
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        api.addSecurityItem(new SecurityRequirement().addList("internal-token"));
    }
}
