import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { addSavedItems, addSavedPlaces, aNotification, aUser } from '../fixtures.ts'
import { user } from '../server.ts'

const { db, execute } = await testSubgraph(user)

const fill: Record<string, (userId: string, count: number) => Promise<unknown>> = {
  savedPlaces: (userId, count) => addSavedPlaces(db, userId, count),
  savedItems: (userId, count) => addSavedItems(db, userId, count),
  notifications: async (userId, count) => {
    for (let made = 0; made < count; made++) await aNotification(db, { userId })
  },
}
const lists = Object.keys(fill)

async function aPersonWith(list: string, count: number) {
  const person = await aUser(db)
  await fill[list]?.(person.id, count)
  const query = `query ($first: Int, $after: String, $last: Int, $before: String) {
    viewer { list: ${list}(first: $first, after: $after, last: $last, before: $before) {
      nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }
  }`
  return async (variables: object) => {
    const { data, errors } = await execute(query, { ...variables }, person.id)
    return errors ? { error: errors[0]?.message } : data?.viewer.list
  }
}

const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id)

test.each(lists)('%s: paging forwards and backwards returns every entry once, with true flags', async (list) => {
  const ask = await aPersonWith(list, 7)
  const all = ids(await ask({ first: 50 }))
  const forwards: string[] = []
  const backwards: string[] = []

  let after: string | null = null
  do {
    const page = await ask({ first: 3, after })
    expect(page).toMatchObject({ totalCount: 7, pageInfo: { hasPreviousPage: after !== null } })
    forwards.push(...ids(page))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  let before: string | null = null
  do {
    const page = await ask({ last: 3, before })
    expect(page.pageInfo.hasNextPage).toBe(before !== null)
    backwards.unshift(...ids(page))
    before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null
  } while (before)

  expect(all).toHaveLength(7)
  expect(forwards).toEqual(all)
  expect(backwards).toEqual(all)
  expect(ids(await ask({}))).toEqual(all)
})

test.each(lists)(
  '%s: a page from both ends, a page that is too large and a foreign cursor are refused',
  async (list) => {
    const ask = await aPersonWith(list, 1)

    expect(await ask({ first: 1, last: 1 })).toEqual({
      error: 'A page has either `first` or `last`; this one has both.',
    })
    expect(await ask({ last: 51 })).toEqual({ error: '`last` is a whole number from 1 to 50; this one is 51.' })
    expect(await ask({ before: 'x' })).toEqual({ error: '`before` must be a cursor from this list; this one is not.' })
  },
)
