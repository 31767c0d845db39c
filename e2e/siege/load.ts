import { Pool } from 'undici'

/** How often each status came; `abandoned` and `failed` for requests without one. */
export type Outcomes = Record<string, number>

export interface Request {
  body: { query: string; variables?: Record<string, unknown> }
  /** The address that the client says it has. */
  address: string
  abandonAfterMs?: number
}

/** Sends GraphQL requests to a server on this machine. */
export class Client {
  readonly #pool: Pool

  constructor(url: string, connections: number) {
    this.#pool = new Pool(new URL(url).origin, { connections, pipelining: 1 })
  }

  /** @returns the status, and the response's text */
  async send({ body, address, abandonAfterMs }: Request): Promise<{ status: string; text: string }> {
    const signal = abandonAfterMs === undefined ? undefined : AbortSignal.timeout(abandonAfterMs)
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify(body),
        signal,
      })
      return { status: String(response.statusCode), text: await response.body.text() }
    } catch {
      return { status: signal?.aborted ? 'abandoned' : 'failed', text: '' }
    }
  }

  close = () => this.#pool.destroy()
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The smallest value that is at least as large as `share` of all. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
