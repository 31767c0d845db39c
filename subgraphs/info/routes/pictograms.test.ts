import Fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { pictogramOf, readPictograms } from '../domain/pictograms/pictograms.ts'
import { files, readCatalogue } from '../reference/read.ts'
import { servePictograms } from './pictograms.ts'

const http = Fastify()
servePictograms(http)
afterAll(() => http.close())

describe('pictograms', () => {
  test('every category, material, method and sorting mark has one, and no row is about anything else', () => {
    const { categories, materials, methods, marks } = readCatalogue(files)
    const expected = [
      ...categories.map(({ slug }) => `category ${slug}`),
      ...materials.map(({ code }) => `material ${code}`),
      ...methods.map(({ method }) => `method ${method}`),
      ...marks.map(({ code }) => `mark ${code}`),
    ]

    expect([...readPictograms().keys()].toSorted()).toEqual(expected.toSorted())
  })

  test('each is an SVG of one colour without scripts, links or fonts from elsewhere', () => {
    for (const [key, { svg }] of readPictograms()) {
      expect(svg, key).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>.*<\/svg>$/s)
      expect(svg, key).not.toMatch(/script|href|url\(|@import|#[0-9a-f]{3}/i)
    }
  })

  test('with its version one is kept for a year, without for an hour; what has not changed is not sent again', async () => {
    const { version = '' } = pictogramOf('material', 'PAPER') ?? {}

    const lasting = await http.inject(`/pictograms/material/PAPER.svg?v=${version}`)
    const short = await http.inject('/pictograms/material/PAPER.svg?v=older')
    const again = await http.inject({
      url: '/pictograms/material/PAPER.svg',
      headers: { 'if-none-match': String(lasting.headers.etag) },
    })

    expect(lasting.headers['content-type']).toBe('image/svg+xml')
    expect(lasting.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(short.headers['cache-control']).toBe('public, max-age=3600')
    expect(again.statusCode).toBe(304)
  })

  test.each([
    '/pictograms/material/NOTHING.svg',
    '/pictograms/nothing/PAPER.svg',
    '/pictograms/material/..%2Fmarks.svg',
  ])('%s is not found', async (path) => {
    const { statusCode } = await http.inject(path)

    expect(statusCode).toBe(404)
  })
})
