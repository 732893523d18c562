# One of the four services: SERVICE is gateway, scheduler, outbound or ai. Its jar is built before, by mvn package.
ARG JAVA=eclipse-temurin:25-jre

FROM ${JAVA} AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}-service/target/${SERVICE}-service-*-exec.jar /service.jar
RUN java -Djarmode=tools -jar /service.jar extract --layers --destination . --application-filename service.jar

FROM ${JAVA}
ARG SERVICE
RUN groupadd --system --gid 10001 tar \
    && useradd --system --uid 10001 --gid tar --home-dir /var/lib/tar --create-home --shell /usr/sbin/nologin tar
# What reads photos of bills, English and Hindi, is of no use to the others.
RUN if [ "$SERVICE" = ai ]; then \
        apt-get update \
        && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-eng tesseract-ocr-hin \
        && rm -rf /var/lib/apt/lists/*; \
    fi
WORKDIR /opt/tar
COPY docker/healthy /usr/local/bin/
# Libraries change less often than what is ours, and come first.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
ENV TAR_DATA_DIR=/var/lib/tar \
    JAVA_TOOL_OPTIONS="--enable-native-access=ALL-UNNAMED -XX:MaxRAMPercentage=60 -XX:+UseSerialGC -XX:+UnlockExperimentalVMOptions -XX:TrimNativeHeapInterval=15000"
USER 10001:10001
ENTRYPOINT ["java", "-jar", "service.jar"]
