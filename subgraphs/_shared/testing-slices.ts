import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { afterAll } from 'vitest'
import { openDataFile } from './open-data-files.ts'
import { isLongRun } from './testing.ts'

// Parts of the country's files, for tests that need real rows and not all of them. `npm run test:long` reads the whole files.

/** For the name of a test. */
export const sliceRead = isLongRun ? 'the whole files' : 'a part of the files (all in npm run test:long)'

async function written(name: string, bytes: Buffer | string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-slice-'))
  afterAll(() => rm(folder, { recursive: true }))
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** The path of a file of boundaries with those that `isTaken` selects. */
export async function sliceOfBoundaries(
  file: string,
  isTaken: (code: string, name: string) => boolean,
): Promise<string> {
  const topology: Topology = JSON.parse(await readFile(openDataFile(file), 'utf8'))
  for (const collection of Object.values(topology.objects) as GeometryCollection<{ code: string; name: string }>[])
    collection.geometries = collection.geometries.filter(
      ({ properties }) => properties && 'code' in properties && isTaken(properties.code, properties.name),
    )
  return written('boundaries.topojson', JSON.stringify(topology))
}

/** The path of the file of legal dongs with all districts, and the dongs of those whose full names match. */
export async function sliceOfDongs(file: string, districts: RegExp): Promise<string> {
  const lines = iconv.decode(await readFile(openDataFile(file)), 'cp949').split('\n')
  const taken = lines.filter((line) => /^\d{5}0{5}\t/.test(line) || districts.test(line.split('\t')[1] ?? ''))
  return written('dongs.tsv', iconv.encode(`${taken.join('\n').trim()}\n`, 'cp949'))
}
