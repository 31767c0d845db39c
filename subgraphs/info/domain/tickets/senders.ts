import { createHmac } from 'node:crypto'

/** What stands for a person or a network where messages are counted: a keyed digest, from which neither can be read. */
export const senderOf = (secret: string, who: string): string =>
  createHmac('sha256', secret).update(who).digest('base64url')
