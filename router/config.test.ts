import { expect, test } from 'vitest'
import { openness } from './config.ts'

test.each([undefined, '', ' , '])(
  'with %j as origins, production lets no page ask and development any',
  (ROUTER_ORIGINS) => {
    expect(openness({ NODE_ENV: 'production', ROUTER_ORIGINS }).origins).toEqual([])
    expect(openness({ ROUTER_ORIGINS }).origins).toBeUndefined()
  },
)

test('origins are named with commas between them', () => {
  const { origins } = openness({ NODE_ENV: 'production', ROUTER_ORIGINS: 'https://a.example, https://b.example,' })

  expect(origins).toEqual(['https://a.example', 'https://b.example'])
})
