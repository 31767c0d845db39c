import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** The ETag of a text. */
export const etagOf = (text: string): string => `"${hash('sha256', text, 'base64url').slice(0, 27)}"`

/** Whether a client has the version with an ETag already. */
// Weak comparison (RFC 9110, 13.1.2), because a proxy that compresses the response makes the ETag weak.
export const isCurrent = ({ headers }: Pick<FastifyRequest, 'headers'>, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
