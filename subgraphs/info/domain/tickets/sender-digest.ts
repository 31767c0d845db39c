import { createHmac } from 'node:crypto'

/** A keyed digest of a person's id or a network, for counting messages. It reveals neither. */
export const senderDigest = (secret: string, identity: string): string =>
  createHmac('sha256', secret).update(identity).digest('base64url')
