import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { collectionDayQueries } from '../subgraphs/user/domain/reminders/collection-days.ts'

test('the router knows the documents of our own services; `npx vitest run e2e/service-documents.test.ts --update` writes them after a change', async () => {
  const byId = collectionDayQueries().map((text) => [createHash('sha256').update(text).digest('hex'), text])

  const file = `${JSON.stringify(Object.fromEntries(byId), null, 2)}\n`

  await expect(file).toMatchFileSnapshot('../router/documents/service-documents.json')
})
