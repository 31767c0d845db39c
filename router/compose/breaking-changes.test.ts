import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDeclaredChanges } from './breaking-changes.ts'
import { composeProject } from './compose.ts'
import { aProject, itemSchema, placeSchema, write } from './testing.ts'

test('an undeclared breaking change is refused and nothing is written', async () => {
  const folder = await aProject({ item: itemSchema, place: placeSchema })
  await composeProject(folder)
  await write(folder, 'subgraphs/item/schema.graphql', itemSchema.replace('  address: URL\n', ''))
  const before = await readFile(join(folder, 'client/api.graphql'), 'utf8')

  const refused = await composeProject(folder)
  const checked = await composeProject(folder, { check: true })
  const untouched = await readFile(join(folder, 'client/api.graphql'), 'utf8')
  const declaration = '- change: FIELD_REMOVED Item.address\n  reason: Nobody asked for it.\n  date: 2026-11-24\n'
  await write(folder, 'router/compose/breaking-changes.yaml', declaration)
  const declared = await composeProject(folder)

  const refusal = expect.stringContaining('router/compose/breaking-changes.yaml: FIELD_REMOVED Item.address - ')
  expect(refused).toEqual({ ok: false, report: [refusal] })
  expect(checked).toEqual({ ok: false, report: [refusal, expect.stringContaining('Stale')] })
  expect(untouched).toBe(before)
  expect(declared.ok).toBe(true)
  expect(await composeProject(folder, { check: true })).toEqual({ ok: true, report: [] })
})

test('a dangerous change is reported and accepted', async () => {
  const folder = await aProject({ item: itemSchema, place: placeSchema })
  await composeProject(folder)
  const widened = placeSchema
    .replace('Place | Item', 'Place | Item | Region')
    .concat('type Region {\n  name: String!\n}\n')
  await write(folder, 'subgraphs/place/schema.graphql', widened)

  const { ok, report } = await composeProject(folder)

  expect(ok).toBe(true)
  expect(report[0]).toMatch(/^Dangerous, announce it: UNION_MEMBER_ADDED Found - /)
})

test('a declaration without a reason is refused', () => {
  const text = '- change: FIELD_REMOVED Item.address\n  date: 2026-11-24\n'

  expect(() => readDeclaredChanges(text)).toThrow(/breaking-changes\.yaml.+\[0\]\.reason/s)
})
