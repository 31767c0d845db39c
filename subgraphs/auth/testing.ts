import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** A received mail and the recipients of its envelope. */
export interface ReceivedMail {
  to: string[]
  mail: ParsedMail
}

/** A listening mail server and the mails it received, closed after the test file. */
export async function mailServer() {
  const state = { received: [] as ReceivedMail[], isRefusing: false, delayMs: 0 }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      state.isRefusing ? done(Object.assign(new Error(`Not now, ${address}`), { responseCode: 451 })) : done(),
    onData: async (stream, { envelope }, done) => {
      const mail = await simpleParser(stream)
      await new Promise((later) => setTimeout(later, state.delayMs))
      state.received.push({ to: envelope.rcptTo.map(({ address }) => address), mail })
      done()
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  afterAll(() => new Promise<void>((closed) => server.close(closed)))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(state, { url: `smtp://127.0.0.1:${port}` })
}

/** The link in a mail. */
export const linkIn = (mail: ParsedMail | undefined): URL => new URL(String(/https?:\S+/.exec(String(mail?.text))?.[0]))

/** The token in the link of a mail. */
export const tokenIn = (mail: ParsedMail | undefined): string => linkIn(mail).hash.replace('#token=', '')
