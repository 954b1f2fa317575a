# One image for all processes: `perdure api`, `perdure worker`, `perdure migrate`. Checked by reading only: it has not been built.
# Debian, not Alpine: Temporal's native core needs glibc.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# what a worker needs beside the runtime dependencies: optional peers of the package
RUN npm ci --omit=dev --no-audit --no-fund \
 && npm install --no-save --omit=dev --no-audit --no-fund \
    $(node -p "['activity', 'worker', 'workflow'].map((part) => '@temporalio/' + part).map((name) => name + '@' + require('./package.json').peerDependencies[name]).join(' ')")
COPY --from=build /app/dist dist
USER node
EXPOSE 8080
ENTRYPOINT ["node", "/app/dist/cli/main.js"]
CMD ["--help"]
