import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node takes graphql's CommonJS build, as @apollo/subgraph does; two builds in one process would be two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: './vitest.setup.ts',
    include: ['**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two files at a time: each brings a database, and some bring processes.
    maxWorkers: 2,
    isolate: false,
  },
})
