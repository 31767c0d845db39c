import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../../_shared/db.ts'
import { testDatabase } from '../../../_shared/testing.ts'
import { places, regionRings, regions } from '../../db/schema.ts'
import { aPlace } from '../../fixtures.ts'
import { neighbourhoodsOf } from '../regions/region-of-place.ts'
import { applyApprovedFacts } from './approved-facts.ts'

const { db, close } = connect(await testDatabase('location'))
afterAll(close)

test('a moved place gets the district of its new point; the neighbourhood is looked up by the point', async () => {
  const [mapo] = await db.select().from(regions).where(eq(regions.id, 'reg_1144000000'))
  if (!mapo) throw new Error('There is no Mapo-gu.')
  const { pos: _, ...row } = mapo
  const dong = { id: 'reg_1144012000', officialCode: '1144012000', level: 'NEIGHBORHOOD' as const, nameKo: '서교동' }
  await db.insert(regions).values({ ...row, ...dong, parentId: mapo.id, ancestorIds: [...mapo.ancestorIds, mapo.id] })
  const ring = '((126800000,37500000),(127000000,37500000),(127000000,37600000),(126800000,37600000))'
  await db.insert(regionRings).values([mapo, dong].map(({ id }) => ({ regionId: id, position: 0, ring })))
  const { id } = await aPlace(db, { approved: { coordinates: { latitude: 37.55, longitude: 126.92 } } })

  await applyApprovedFacts(db, [id])

  const [moved] = await db.select().from(places).where(eq(places.id, id))
  expect(moved).toMatchObject({ regionId: mapo.id, latitude: 37.55, accuracy: 'EXACT' })
  expect((await neighbourhoodsOf(db, [id])).get(id)?.id).toBe(dong.id)
})
