import { badInput } from '../../../_shared/errors.ts'
import type { TokenDelivery } from '../../types.generated.ts'

/**
 * Refuses a session whose refresh token nobody would get. Call it before a password is checked or a code used up.
 * @param hasCookie whether the router can give the client a cookie
 * @throws BAD_USER_INPUT
 */
export function requireDeliverable(tokenDelivery: TokenDelivery, hasCookie: boolean): void {
  if (tokenDelivery === 'BODY' || hasCookie) return
  throw badInput(
    '`tokenDelivery: COOKIE` takes a POST request from a web page on an allowed origin, on the same site as this service; this one is not. Other clients use `BODY`.',
  )
}
