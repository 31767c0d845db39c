import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

const slowMs = 20_000

/** Names the test files that take more than 20 seconds, so that somebody splits or speeds them up. */
export default class SlowFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slow = modules
      .map((module) => ({ path: relative(process.cwd(), module.moduleId), ...module.diagnostic() }))
      .filter(({ duration, collectDuration }) => duration + collectDuration > slowMs)
    for (const { path, duration, collectDuration } of slow)
      process.stdout.write(` Over 20 s: ${path} took ${((duration + collectDuration) / 1000).toFixed(1)} s.\n`)
  }
}
