import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { runImportCommand } from '../import-command.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { regions } from '../subgraphs/info/db/schema.ts'
import { sourceRecords } from '../subgraphs/location/db/schema.ts'

const url = await testDatabase('location')
const infoUrl = await testDatabase('info')
const { db, close } = connect(url)
const info = connect(infoUrl)
const folder = await mkdtemp(join(tmpdir(), 'bunri-command-'))
afterAll(async () => {
  await close()
  await info.close()
  await rm(folder, { recursive: true })
})

const settings = { LOCATION_DATABASE_URL: url, BUNRI_FOLDER: folder }

/** Runs the command in this process, and returns what it prints. */
async function run(args: string[], more: Record<string, string> = {}): Promise<string> {
  const lines: string[] = []
  const print = (text: string) => void lines.push(text)
  await runImportCommand(args, { env: { ...settings, ...more }, input: Readable.from([]), print })
  return lines.join('\n')
}

const typescript = ['--import', new URL('../typescript.mjs', import.meta.url).href]

/** Runs the command as a shell does. */
async function runInShell(args: string[], input = ''): Promise<{ code: number; output: string; errors: string }> {
  const command = [...typescript, fileURLToPath(new URL('../import.ts', import.meta.url)), ...args]
  const env = { ...process.env, ...settings }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { env }, (error, output, errors) =>
      resolve({ code: Number(error?.code ?? 0), output, errors }),
    )
    child.stdin?.end(input)
  })
}

const header =
  '설치장소명,시도명,시군구명,소재지도로명주소,소재지지번주소,위도,경도,세부위치,데이터기준일자,제공기관코드,제공기관명'
const row = '한빛약국,경기도,수원시,경기도 수원시 장안구 정조로 1000,,37.2817,127.014,,2026-06-01,3740000,경기도 수원시'
const file = `${header}\n${row}\n,,,,,,,,,,\n`

test('an unknown data set is refused with the list of those there are', async () => {
  const { code, errors } = await runInShell(['location', 'unicorns', 'file.csv'])

  expect(code).toBe(1)
  expect(errors).toContain('There is no data set "location unicorns".')
  expect(errors).toContain('location medicine-bins        전국폐의약품수거함표준데이터')
})

test('a file is loaded; the screen sums up its rows and the report lists each of them', async () => {
  const report = join(folder, 'report.jsonl')
  await writeFile(join(folder, 'bins.csv'), file)

  const output = await run(['location', 'medicine-bins', join(folder, 'bins.csv'), '--report', report])

  expect(output).toMatch(
    /location medicine-bins: 2 rows, edition of 2026-06-01, import location-1\n +1 {2}imported\n[\s\S]* +1 {2}rejected\n[\s\S]* +1 {2}no-name\n/,
  )
  const lines = (await readFile(report, 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { line: 2, outcome: 'imported', key: expect.stringContaining('한빛약국') },
    { line: 3, outcome: 'rejected', reason: 'no-name' },
  ])
  expect(await db.$count(sourceRecords)).toBe(29)
})

test('standard input is read, and a dry run keeps nothing', async () => {
  const other = file.replaceAll('한빛약국', '다른약국')

  const { code, output, errors } = await runInShell(
    ['location', 'medicine-bins', '-', '--dry-run', '--report', join(folder, 'dry.jsonl')],
    other,
  )

  expect([code, errors]).toEqual([0, ''])
  expect(output).toContain('2 rows, edition of 2026-06-01, dry run: nothing was kept')
  expect(await db.$count(sourceRecords)).toBe(29)
})

test('a file of another data set is refused in one sentence', async () => {
  await writeFile(join(folder, 'other.csv'), 'a,b\n1,2\n')

  const refused = run(['location', 'medicine-bins', join(folder, 'other.csv'), '--report', join(folder, 'other.jsonl')])

  await expect(refused).rejects.toThrow(/^other\.csv has no columns .*소재지도로명주소, .*It has: a, b\.$/)
})

test('a data set that two subgraphs read is loaded into both, or the command says where it is missing', async () => {
  const dongs = join(folder, 'dongs.tsv')
  await writeFile(dongs, '1111099100\t서울특별시 종로구 새동\t존재\n')
  const report = ['--report', join(folder, 'dongs.jsonl')]

  const alone = await run(['location', 'legal-dongs', dongs, ...report])
  const both = await run(['location', 'legal-dongs', dongs, ...report], { INFO_DATABASE_URL: infoUrl })

  expect(alone).toContain('info reads legal-dongs, too. Set INFO_DATABASE_URL, or load it there.')
  expect(both).toMatch(
    /location legal-dongs: 1 rows[\s\S]* 1 {2}unchanged[\s\S]*info legal-dongs: 1 rows, import info-\d+\n +1 {2}imported/,
  )
  expect(await info.db.select().from(regions).where(eq(regions.nameKo, '새동'))).toMatchObject([
    { id: 'reg_1111099100' },
  ])
})
