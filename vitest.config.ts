import { defineConfig } from 'vitest/config'
import { SlowestFirst } from './vitest.slow-files.ts'

export default defineConfig({
  // Node takes graphql's CommonJS build, as @apollo/subgraph does; two builds in one process would be two realms.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: './vitest.setup.ts',
    include: ['**/*.test.ts'],
    reporters: ['default', './vitest.slow-files.ts'],
    sequence: { sequencer: SlowestFirst },
    // `npm run test:long` generates ten times as many cases.
    testTimeout: process.env.TEST_RUNS ? 900_000 : 90_000,
    hookTimeout: 120_000,
    // One more than the cores of the smallest machine, since some files wait for timers and other processes.
    maxWorkers: 3,
    // The files of a worker share modules, as requests of a process do: importing them again for each file takes half of the run.
    isolate: false,
    // Importers and searches create many short-lived objects: with the default of 16 MB collecting them takes a sixth of the CPU time.
    execArgv: ['--max-semi-space-size=64'],
  },
})
