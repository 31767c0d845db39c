import { request } from 'undici'

interface Bounds {
  /** How long the whole response may take. */
  timeoutMs: number
  /** Maximum size of the body. */
  bytesMax: number
}

/**
 * `fetch` for services of others: the response is complete, or this fails in time. Follows no redirect, whose target the service would choose.
 *
 * The built-in `fetch` can wait for a body for ever: once garbage collection has removed its request, aborting the signal no
 * longer reaches the connection.
 * @throws Error when the service can't be reached, takes too long or sends too much
 */
export async function boundedFetch(
  url: string | URL,
  { method, headers, body }: Pick<RequestInit, 'method' | 'headers'> & { body?: RequestInit['body'] | Buffer },
  { timeoutMs, bytesMax }: Bounds,
): Promise<Response> {
  const response = await request(url, {
    method: (method ?? 'GET') as 'GET',
    headers: Object.fromEntries(new Headers(headers)),
    body: body === undefined || body === null ? null : Buffer.isBuffer(body) ? body : String(body),
    signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
  })
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop closes the connection.
  for await (const chunk of response.body) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new RangeError(`The response has more than ${bytesMax} bytes.`)
    chunks.push(chunk)
  }
  const received = new Headers()
  for (const [name, value] of Object.entries(response.headers))
    for (const text of [value].flat()) if (text !== undefined) received.append(name, text)
  // A response with such a status can't have a body.
  const hasBody = ![204, 205, 304].includes(response.statusCode)
  return new Response(hasBody ? Buffer.concat(chunks) : null, { status: response.statusCode, headers: received })
}
