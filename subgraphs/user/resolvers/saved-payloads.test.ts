import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { addSavedItems, addSavedPlaces, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const mutation = (field: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} userErrors { code } } }`

describe.each([
  ['Place', 'placeId', 'plc_1', addSavedPlaces],
  ['Item', 'itemId', 'itm_1', addSavedItems],
] as const)('the payloads of save%s and unsave%s', (type, key, entity, addMany) => {
  const list = `saved${type}s`
  const total = `viewer { id ${list} { totalCount nodes { id } } }`
  const save = mutation(
    `save${type}`,
    `Save${type}Input`,
    `saved${type} { id } saved${type}Edge { cursor node { id } } ${total}`,
  )
  const unsave = mutation(`unsave${type}`, `Unsave${type}Input`, total)

  test('have the edge as the list has it, and the person with the new total', async () => {
    const { id } = await aUser(db)
    await addMany(db, id, 2)
    const input = { [key]: entity }

    const { data: saved } = await execute(save, { input }, id)
    const { data: read } = await execute(`{ viewer { ${list}(first: 1) { edges { cursor node { id } } } } }`, {}, id)
    const { data: removed } = await execute(unsave, { input }, id)

    const payload = saved?.[`save${type}`]
    expect(payload[`saved${type}Edge`]).toEqual(read?.viewer[list].edges[0])
    expect(payload[`saved${type}Edge`].node).toEqual(payload[`saved${type}`])
    expect(payload.viewer).toMatchObject({ id, [list]: { totalCount: 3 } })
    expect(removed?.[`unsave${type}`].viewer).toMatchObject({ id, [list]: { totalCount: 2 } })
  })

  test('have neither if nothing was changed', async () => {
    const { id } = await aUser(db)
    const input = { [key]: 'reg_1' }

    const { data: saved } = await execute(save, { input }, id)
    const { data: removed } = await execute(unsave, { input }, id)

    expect(saved?.[`save${type}`]).toMatchObject({ [`saved${type}Edge`]: null, viewer: null })
    expect(removed?.[`unsave${type}`]).toMatchObject({ viewer: null })
  })
})
