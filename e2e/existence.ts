import { expect, test } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { newId } from '../subgraphs/_shared/ids.ts'
import { demoPersonId } from '../subgraphs/auth/reference/demo-person.ts'
import { diaryEntries, savedPlaces } from '../subgraphs/user/db/schema.ts'
import type { Mode, TestGraph } from './graph.ts'

type Post = (query: string, variables?: object, token?: string) => Promise<{ status: number; [part: string]: unknown }>

const prefixes = ['plc', 'itm', 'reg', 'mat', 'cat', 'mrk', 'sug', 'usr', 'ctr', 'svp', 'svi', 'dry', 'ses', 'tkt']
const realIds = ['plc_jung-gu-office-seoul', 'itm_pizza-box', 'reg_1144000000', 'mat_battery']

/** Tests that nothing is returned or saved that doesn't exist, on a running graph. */
export function testExistence(graph: TestGraph, mode: Mode, signIn: () => Promise<string>): void {
  const post: Post = async (query, variables, token) => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...(await response.json()) }
  }

  test.each([
    '{ id }',
    '{ __typename }',
    '{ existence_of_Place: id kind: __typename }',
    '{ ...F } fragment F on Node { id }',
    '{ ... on Place { id viewerHasSaved savedCount } ... on Item { viewerHasSaved } }',
    '{ ... on Region { id collectionSchedule { calendarUrl } } ... on Material { __typename } }',
  ])('node and nodes return only what exists, whatever is selected: %s', async (selection) => {
    const made = prefixes.map(newId)
    const ids = [...made, ...realIds]
    const [body, fragment = ''] = selection.split(/(?= fragment)/)

    const several = await post(`query ($ids: [ID!]!) { nodes(ids: $ids) ${body} } ${fragment}`, { ids })
    const single = await post(`query ($id: ID!) { other: node(id: $id) ${body} } ${fragment}`, { id: made[0] })

    expect(several.errors).toBeUndefined()
    expect(several.data).toEqual({ nodes: [...made.map(() => null), ...realIds.map(() => expect.any(Object))] })
    expect(JSON.stringify(several.data)).not.toMatch(/existence_of_(?!Place":"(plc|itm|reg|mat)_)/)
    expect(single).toEqual({ status: 200, data: { other: null } })
  })

  test('nothing that does not exist is saved or set, wherever the id stands in the operation', async () => {
    const token = await signIn()
    const query = `mutation ($home: SetHomeInput!, $place: ID!, $ticket: RequestItemInput!) {
      setHome(input: $home) { user { id } userErrors { code path } }
      ...Save
      saveItem(input: { itemId: "${newId('itm')}" }) { savedItem { id } userErrors { code path } }
      unsavePlace(input: { placeId: "${newId('plc')}" }) { place { id } userErrors { code path } }
      unsaveItem(input: { itemId: "${newId('itm')}" }) { item { id } userErrors { code path } }
      requestItem(input: $ticket) { ticket { id } userErrors { code path } }
      logDisposal(input: { clientEntryId: "unknown", itemId: "itm_paper-cup", materialId: "${newId('mat')}" }) {
        entry { id } userErrors { code path }
      }
      updateProfile(input: { timeZone: "Asia/Seoul" }) { userErrors { code } }
    }
    fragment Save on Mutation { saved: savePlace(input: { placeId: $place }) { savedPlace { id } userErrors { code path } } }`
    const variables = {
      home: { regionId: 'reg_1144099999' },
      place: newId('plc'),
      ticket: { name: 'a cup of wood', regionId: 'reg_1144099999' },
    }

    const { data, errors } = await post(query, variables, token)

    const refused = (code: string, field: string) => [{ code, path: ['input', field] }]
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      setHome: { user: null, userErrors: refused('REGION_UNKNOWN', 'regionId') },
      saved: { savedPlace: null, userErrors: refused('PLACE_UNKNOWN', 'placeId') },
      saveItem: { savedItem: null, userErrors: refused('ITEM_UNKNOWN', 'itemId') },
      unsavePlace: { place: null, userErrors: refused('PLACE_UNKNOWN', 'placeId') },
      unsaveItem: { item: null, userErrors: refused('ITEM_UNKNOWN', 'itemId') },
      requestItem: { ticket: null, userErrors: refused('REGION_UNKNOWN', 'regionId') },
      logDisposal: { entry: null, userErrors: refused('MATERIAL_UNKNOWN', 'materialId') },
      updateProfile: { userErrors: [] },
    })
  })

  test('an entry of the diary has what exists, and neither the material nor the place that is gone', async () => {
    const token = await signIn()
    const clientEntryId = newId('dry')
    const input = `clientEntryId: "${clientEntryId}", materialId: "mat_paper", placeId: "plc_jung-gu-office-seoul"`
    const { db, close } = connect(graph.databaseUrl('user'), { max: 1 })
    await db.insert(diaryEntries).values({
      ...{ id: newId('dry'), userId: demoPersonId, clientEntryId: newId('dry'), quantity: 5, utcOffsetMinutes: 540 },
      ...{ materialId: newId('mat'), placeId: newId('plc'), disposedOn: '2001-01-02' },
    })
    await close()
    const entries = 'nodes { material { id code } place { id name } }'

    const log = `mutation { logDisposal(input: { ${input} }) { entry { material { id } place { id viewerHasSaved } } userErrors { code } } }`
    const written = [await post(log, {}, token), await post(log, {}, token)]
    const read = await post(
      `{ viewer { old: diary(filter: { to: "2001-01-02" }) { ${entries} totalCount } latest: diary(first: 1) { ${entries} }
        monthlyDisposalStats(year: 2001, month: 1) { byMaterial { material { id } pieceCount } } } }`,
      {},
      token,
    )

    const entry = { material: { id: 'mat_paper' }, place: { id: 'plc_jung-gu-office-seoul' } }
    expect(written[0]).toMatchObject({ data: { logDisposal: { entry, userErrors: [] } } })
    expect(written[1]).toEqual(written[0])
    expect(read.errors).toBeUndefined()
    const viewer = {
      old: { nodes: [{ material: null, place: null }], totalCount: 1 },
      latest: { nodes: [{ material: { id: 'mat_paper', code: 'PAPER' }, place: { name: expect.any(String) } }] },
      monthlyDisposalStats: { byMaterial: [{ material: null, pieceCount: 5 }] },
    }
    expect(read.data).toMatchObject({ viewer })
  })

  test('what exists is saved and set, and an entry whose place is gone has no place', async () => {
    const token = await signIn()
    const { db, close } = connect(graph.databaseUrl('user'), { max: 1 })
    const gone = newId('plc')
    await db.insert(savedPlaces).values({ id: newId('svp'), userId: demoPersonId, placeId: gone })
    await close()
    const query = `mutation {
      setHome(input: { regionId: "reg_1144000000" }) { user { homeRegion { id } savedPlaces { nodes { place { id } } } } }
      savePlace(input: { placeId: "plc_jung-gu-office-seoul" }) { savedPlace { place { id } } }
      saveItem(input: { itemId: "itm_paper-cup" }) { savedItem { item { id } } }
      gone: unsavePlace(input: { placeId: "${gone}" }) { place { id } removedSavedPlaceId userErrors { code } }
    }`

    const { data, errors } = await post(query, {}, token)

    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      setHome: { user: { homeRegion: { id: 'reg_1144000000' } } },
      savePlace: { savedPlace: { place: { id: 'plc_jung-gu-office-seoul' } } },
      saveItem: { savedItem: { item: { id: 'itm_paper-cup' } } },
      gone: { place: null, removedSavedPlaceId: expect.stringMatching(/^svp_/), userErrors: [] },
    })
    expect(JSON.stringify(data)).toContain('"nodes":[{"place":null}')
    expect(JSON.stringify(data)).not.toContain(gone)
  })

  if (mode === 'one process') return

  test('while the owner of a place is down, nothing is saved, and other changes are made', async () => {
    const token = await signIn()
    const save = 'mutation { savePlace(input: { placeId: "plc_jung-gu-office-seoul" }) { savedPlace { id } } }'

    await graph.kill('location')
    const during = await post(save, {}, token)
    const other = await post(
      'mutation { saveItem(input: { itemId: "itm_paper-cup" }) { savedItem { id } } }',
      {},
      token,
    )
    const node = await post('{ node(id: "plc_jung-gu-office-seoul") { id } }')
    await graph.restart('location')
    const after = await post(save, {}, token)

    expect(during).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    expect(other).toMatchObject({ status: 200, data: { saveItem: { savedItem: expect.any(Object) } } })
    expect(node).toMatchObject({ data: { node: null }, errors: [{ extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } }] })
    expect(after).toMatchObject({ status: 200, data: { savePlace: { savedPlace: expect.any(Object) } } })
  })
}
