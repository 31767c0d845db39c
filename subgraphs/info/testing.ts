import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, expect } from 'vitest'
import type { TestSubgraph } from '../_shared/testing.ts'
import { collectionRules, feeLines, localRules } from './db/schema.ts'
import { type Files, files } from './reference/read.ts'

export const jongno = 'reg_1111000000'
export const suwon = 'reg_4111000000'

/** The fields of a guide that show which region's rules it follows. */
export const scopeFields = 'appliesTo { id } isRegional method'
export const national = { appliesTo: null, isRegional: false }
export const regional = (id: string) => ({ appliesTo: { id }, isRegional: true })

export interface GuideArguments {
  slug?: string
  regionId?: string | null
  dwelling?: string
  language?: string
}

/**
 * Returns a function that queries fields of a guide, by default for a sofa in Jongno-gu. Before each test it deletes
 * all regional facts.
 */
export function setUpGuideQueries({ db, execute }: Pick<TestSubgraph, 'db' | 'execute'>) {
  beforeEach(async () => {
    await db.delete(localRules)
    await db.delete(feeLines)
    await db.delete(collectionRules)
  })
  return async (
    fields: string,
    { slug = 'sofa', regionId = jongno, dwelling, language = 'ko' }: GuideArguments = {},
  ) => {
    const { data, errors } = await execute(
      `query ($slug: String, $regionId: ID, $dwelling: DwellingType) {
        item(slug: $slug) { guide(regionId: $regionId, dwelling: $dwelling) { ${fields} } }
      }`,
      { slug, regionId, dwelling },
      undefined,
      { 'accept-language': language },
    )
    expect(errors).toBeUndefined()
    return data?.item.guide
  }
}

/**
 * Returns a function that copies the catalogue files with one of them changed. The copies are deleted after the test
 * file.
 */
export function setUpFileChanges() {
  const folder = mkdtempSync(join(tmpdir(), 'bunri-catalogue-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The shipped files, with the text of one of them changed. */
  return (name: keyof Files, change: (text: string) => string): Files => {
    const copies = Object.entries(files).map(([key, file]) => {
      const copy = join(folder, `${key}.csv`)
      copyFileSync(file, copy)
      return [key, pathToFileURL(copy)]
    })
    writeFileSync(join(folder, `${name}.csv`), change(readFileSync(files[name], 'utf8')))
    return Object.fromEntries(copies)
  }
}
