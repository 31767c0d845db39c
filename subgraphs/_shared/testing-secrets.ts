import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What must never be in a log line, by name. Tests use addresses of the example domains only. */
const secrets: Record<string, RegExp> = {
  'a JWT': /\beyJ[\w-]{8,}\.[\w-]+/,
  'a refresh token': /\bv1\.ses_\w+\.\d+\.[\w-]+/,
  'a token of 256 bits': /(?<![\w./-])[\w-]{43}(?![\w/.-])/,
  'a password hash': /\$argon2/,
  'an e-mail address': /[\w.+-]+@(?:[\w-]+\.)*(?:example|gmail)\.\w+|[\w.+-]+@[\w-]+\.example/i,
  'the password of a test account': /seven yogurt cups|rinse-flatten-sort/,
  'a value under a secret name':
    /"(?:password|currentPassword|newPassword|proof|verifier|refreshToken|accessToken|challengeToken|cookie|authorization)":"(?!\[Redacted\]")[^"]/,
  'a password in a URL': /:\/\/[^\s/:@"]*:[^\s/@"…]+@/,
  'a key of a provider': /KakaoAK|client secret of the emulator/,
}

/** The secrets in a line of a log, by name. */
export const secretsIn = (line: string): string[] =>
  Object.entries(secrets).flatMap(([name, pattern]) => (pattern.test(line) ? [name] : []))

/** The lines with secrets in the logs of a folder, and how many lines there are. */
export function searchLogs(folder: string): { lines: number; found: string[] } {
  const all = readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean),
  )
  const found = all.flatMap((line) => {
    const names = secretsIn(line)
    return names.length > 0 ? [`${names.join(', ')}: ${line.slice(0, 2_000)}`] : []
  })
  return { lines: all.length, found }
}
