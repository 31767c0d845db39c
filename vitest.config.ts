import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node takes graphql's CommonJS build, as @apollo/subgraph does; two builds in one process would be two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: './vitest.setup.ts',
    include: ['**/*.test.ts'],
    reporters: ['default', './vitest.slow-files.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // Two files at a time: each has a database, and some start processes.
    maxWorkers: 2,
    // The files of a worker share modules, as requests of a process do: importing them again for each file takes half of the run.
    isolate: false,
  },
})
