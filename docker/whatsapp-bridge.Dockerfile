# The bridge to WhatsApp's groups.
ARG NODE=node:22-bookworm-slim

FROM ${NODE} AS packages
WORKDIR /opt/tar
COPY whatsapp-bridge/package.json whatsapp-bridge/package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund

FROM ${NODE}
RUN groupadd --system --gid 10001 tar \
    && useradd --system --uid 10001 --gid tar --home-dir /var/lib/tar --create-home --shell /usr/sbin/nologin tar
WORKDIR /opt/tar
COPY docker/healthy /usr/local/bin/
COPY --from=packages /opt/tar/node_modules/ node_modules/
COPY whatsapp-bridge/package.json ./
COPY whatsapp-bridge/src/ src/
ENV TAR_DATA_DIR=/var/lib/tar \
    TAR_WHATSAPP_BRIDGE_HOST=0.0.0.0 \
    NODE_ENV=production
USER 10001:10001
ENTRYPOINT ["node", "src/main.js"]
