import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: './vitest.setup.ts',
    include: ['**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two files at a time: each brings a database, and some bring processes.
    maxWorkers: 2,
  },
})
