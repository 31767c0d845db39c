import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { type GeneratedOperation, generateOperation, type ValuePools } from '../e2e/generated-operations.ts'

const schema = buildSchema(readFileSync(new URL('../client/api.graphql', import.meta.url), 'utf8'))

const pools: ValuePools = {
  ...{ ID: ['itm_a', 'plc_b'], String: ['a'], Int: [2, 1], Float: [1.5], Boolean: [true, false], first: [2, 1, 3] },
  ...{ DateTime: ['2026-12-01T10:00:00Z'], Date: ['2026-12-01'], LocalTime: ['10:00:00'], Locale: ['ko', 'en'] },
  ...{ Latitude: [37.5], Longitude: [127] },
}

/** Operations of the whole schema, of up to some dozens of fields, each different from the others. */
export function* distinctOperations(): Generator<GeneratedOperation, never> {
  const seen = new Set<string>()
  for (let seed = 1; ; seed += 1) {
    const operation = generateOperation(schema, { choices: numbersFrom(seed), pools })
    if (seen.has(operation.query)) continue
    seen.add(operation.query)
    yield operation
  }
}

/** Numbers that look random: a linear congruential generator (Numerical Recipes). */
function numbersFrom(seed: number): number[] {
  let state = seed * 2_654_435_761
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
  return Array.from({ length: 20 + (next() % 180) }, next)
}
