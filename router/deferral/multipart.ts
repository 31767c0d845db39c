import Negotiator from 'negotiator'

/** The version of the draft that clients name when they accept parts; Apollo's clients send it. */
const version = 'deferSpec=20220824'

export const multipartType = `multipart/mixed; boundary="-"; ${version}`

/** Whether a client accepts an answer in parts. */
export const acceptsParts = (accept: string | undefined): boolean =>
  !!accept?.includes(version) && new Negotiator({ headers: { accept } }).mediaTypes().includes('multipart/mixed')

/** A part of the answer; the last one ends it. */
export const partOf = (body: { hasNext: boolean }): string =>
  `\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${JSON.stringify(body)}${body.hasNext ? '' : '\r\n-----\r\n'}`
