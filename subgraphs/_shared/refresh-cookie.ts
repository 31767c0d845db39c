import { z } from 'zod'

/** The characters of a refresh token. None of them has a meaning in a cookie or a header. */
const token = z.string().regex(/^[\w.-]{0,1000}$/)

/** A change of a client's refresh cookie, which the router carries out. */
export const cookieChange = z.object({
  /** The token that it gets; empty to remove the cookie. */
  token,
  /** For how many seconds the browser keeps it. */
  maxAgeSeconds: z.int().min(0),
})
export type CookieChange = z.infer<typeof cookieChange>

/** The header with the `CookieChange` of a response, as JSON. Only subgraphs send it, and only to the router. */
export const cookieChangeHeader = 'refresh-cookie'

/** A client's cookie with a refresh token, as a mutation sees it. The router knows its name and attributes. */
export class RefreshCookie {
  /** The token in it, as far as this operation has come; null without a cookie. */
  token: string | null
  /** What the operation changed about it; undefined for nothing. */
  change: CookieChange | undefined

  constructor(token: string | null) {
    this.token = token
  }

  /** Puts a token into the cookie for as long as the token is valid. */
  put(token: string, expiresAt: Date): void {
    const seconds = Math.floor((expiresAt.getTime() - Date.now()) / 1_000)
    this.token = token
    this.change = { token, maxAgeSeconds: Math.max(0, seconds) }
  }

  remove(): void {
    this.token = null
    this.change = { token: '', maxAgeSeconds: 0 }
  }
}
