import { relative } from 'node:path'
import type { Reporter, TestModule, TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/**
 * The files that take longest. They start first: a long one that starts last would run alone at the end, while the other workers have nothing
 * left to do. vitest orders files by the times of the last run; a new clone has none.
 */
const slowest = [
  'e2e/web.test.ts',
  'e2e/supergraph.test.ts',
  'subgraphs/_shared/events/nats-transport.test.ts',
  'subgraphs/location/imports/tables/national-files.test.ts',
  'e2e/client-package.test.ts',
  'router/workers.test.ts',
  'e2e/outage.test.ts',
  'subgraphs/info/imports/rules/national-rules.test.ts',
  'subgraphs/_shared/key-set.test.ts',
  'e2e/start.test.ts',
  'router/rate-limits.test.ts',
]

const pathOf = ({ moduleId }: { moduleId: string }): string =>
  relative(import.meta.dirname, moduleId).replaceAll('\\', '/')

const placeOf = (file: { moduleId: string }): number => {
  const place = slowest.indexOf(pathOf(file))
  return place < 0 ? slowest.length : place
}

/** The order of the test files. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => placeOf(a) - placeOf(b))
  }
}

const slowMs = 20_000

/** Names the test files that take more than 20 seconds, so that somebody splits or speeds them up. */
export default class SlowFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slow = modules
      .map((module) => ({ path: pathOf(module), ...module.diagnostic() }))
      .filter(({ duration, collectDuration }) => duration + collectDuration > slowMs)
    for (const { path, duration, collectDuration } of slow)
      process.stdout.write(` Over 20 s: ${path} took ${((duration + collectDuration) / 1000).toFixed(1)} s.\n`)
  }
}
