# n8n with the package in it. The same image for main, webhook processors and workers: each of them needs it.
ARG N8N_VERSION=2.40.5

FROM n8nio/n8n:${N8N_VERSION} AS package
ARG PACKAGE_VERSION=0.1.0
ENV PACKAGE=n8n-nodes-chatwoot-automations
USER root
WORKDIR /tmp/package
RUN npm pack --silent "$PACKAGE@$PACKAGE_VERSION" \
	&& mkdir -p "nodes/node_modules/$PACKAGE" \
	&& tar -xzf "$PACKAGE-$PACKAGE_VERSION.tgz" -C "nodes/node_modules/$PACKAGE" --strip-components=1

FROM n8nio/n8n:${N8N_VERSION}
COPY --from=package --chown=node:node /tmp/package/nodes /home/node/.n8n/nodes
