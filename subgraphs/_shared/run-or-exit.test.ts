import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

const run = (work: string): Promise<{ code: number; errors: string }> =>
  new Promise((resolve) => {
    const script = `import { runOrExit } from './run-or-exit.ts'\nrunOrExit(async () => { ${work} })`
    const args = ['--import', '../../typescript.mjs', '--input-type=module', '--eval', script]
    execFile(process.execPath, args, { cwd: import.meta.dirname }, (error, _output, errors) =>
      resolve({ code: Number(error?.code ?? 0), errors }),
    )
  })

test('an expected error prints one sentence and exits with status 1', async () => {
  expect(await run('throw new Error("Name all four databases or none.")')).toEqual({
    code: 1,
    errors: 'Name all four databases or none.\n',
  })
})

test('a bug prints its stack', async () => {
  const { code, errors } = await run('null.boom')

  expect(code).toBe(1)
  expect(errors).toMatch(/TypeError: .*boom.*\n\s+at /)
})
