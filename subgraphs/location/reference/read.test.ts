import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { files, readReferenceData } from './read.ts'

const folder = await mkdtemp(join(tmpdir(), 'bunri-reference-'))
afterAll(() => rm(folder, { recursive: true }))

/** Reads the reference data, one file changed. */
async function readWith(name: keyof typeof files, from: string | RegExp, to: string) {
  const text = await readFile(files[name], 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  const path = join(folder, `${name}.csv`)
  await writeFile(path, changed)
  return readReferenceData({ ...files, [name]: pathToFileURL(path) })
}

test.each<[keyof typeof files, string | RegExp, string, string]>([
  [
    'regions',
    '1111000000,district,1100000000',
    '1111000000,district,9900000000',
    'regions.csv:4 parent "9900000000" isn\'t known',
  ],
  ['regions', ',province,KR,서울특별시', ',province,,서울특별시', 'regions.csv:3 only a country has no parent'],
  ['regions', '1114000000,', '1111000000,', 'regions.csv:5 code "1111000000" is on line 4 already'],
  [
    'regions',
    '남구 (2018-07-01)',
    '남구',
    'former_names.0: a former or later name is followed by the day of the change in brackets',
  ],
  ['places', ',37.55897769,', ',,', 'places.csv:2 latitude'],
  ['places', '1114000000,APPLIANCE_LARGE', '1114000000,GOLD', 'places.csv:2 material "GOLD" isn\'t known'],
  ['places', '+82222337289', '02-2233-7289', 'places.csv:2 phone'],
  [
    'places',
    ',recycling-centres,서울특별시 중구',
    ',hearsay,서울특별시 중구',
    'places.csv:2 data set "hearsay" isn\'t known',
  ],
  [
    'places',
    'seodaemun-gu-reuse-centre',
    'jung-gu-reuse-centre-seoul',
    'places.csv:3 slug "jung-gu-reuse-centre-seoul" is on line 2 already',
  ],
  ['materials', 'PAPER_PACK', 'paper pack', 'materials.csv:4 code'],
])('%s: an error names file, line and rule', async (name, from, to, message) => {
  await expect(readWith(name, from, to)).rejects.toThrow(message)
})
