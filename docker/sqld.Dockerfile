# sqld as its makers ship it, with lib_http_post. Built on the same image, so that both find the same libraries.
ARG SQLD=ghcr.io/tursodatabase/libsql-server:v0.24.32

FROM ${SQLD} AS extension
USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev make libsqlite3-dev libcurl4-openssl-dev libssl-dev
WORKDIR /build
COPY libsql-webhooks/Makefile ./
COPY libsql-webhooks/src/ src/
RUN make CC=gcc

FROM ${SQLD}
USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 666 -g 666 /var/lib/sqld
COPY --from=extension /build/target/extension/ /opt/tar/extension/
COPY docker/healthy docker/sqld-start docker/sqld-sql /usr/local/bin/
USER 666:666
WORKDIR /var/lib/sqld
ENTRYPOINT ["/usr/local/bin/sqld-start"]
CMD []
