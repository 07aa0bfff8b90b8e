# Builds the console and runs the gateway. Read docs/gateway.md first: in a container it needs OpenID Connect.
# This file has not been built where it was written, for want of Docker there.

# A name, and not one image for ever: it is unset here which. docs/gateway.md says how to pin it by its digest.
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY index.html tsconfig.json vite.config.ts ./
COPY public ./public
COPY scripts ./scripts
COPY docs/operator-guide.md docs/operator-guide.zh.md ./docs/
COPY docs/operator-guide ./docs/operator-guide
COPY src ./src
RUN npx --no-install vite build

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    GATEWAY_HOST=0.0.0.0
WORKDIR /app
COPY package.json package-lock.json ./
# The dependencies are the gateway's: what the console is built of is for development. The image brings its own Node, so the
# optional packages that bring one stay out.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY src/api/contract ./src/api/contract
COPY src/lib ./src/lib
COPY gateway ./gateway
COPY --from=build /app/dist ./dist
# Nothing in the image belongs to this user: what runs cannot change itself.
USER node
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.GATEWAY_PORT || 8787}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "gateway/main.ts"]
