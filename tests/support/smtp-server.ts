/** A real mail server that can be told what to refuse, when to hang, and when to break. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface TakenMail {
  readonly to: string
  readonly from: string
  /** Headers and body, as they came. */
  readonly data: string
}

export type Verdict = 'take' | 'break' | Answer
type Answer = { readonly code: number; readonly text: string }
export interface SmtpStand {
  readonly url: string
  readonly mails: TakenMail[]
  /** How often DATA was begun, for each address. */
  readonly begun: Map<string, number>
  /** Decides at RCPT. Default: everybody is taken. */
  rcpt: (to: string) => Answer | null
  /** Called when a mail has arrived whole, before the answer. `break`: the connection ends without one. */
  data: (mail: TakenMail) => Promise<Verdict> | Verdict
  reset(): void
  stop(): Promise<void>
}

const failure = ({ code, text }: Answer) => Object.assign(new Error(text), { responseCode: code })

export async function smtpStand(): Promise<SmtpStand> {
  const mails: TakenMail[] = []
  const begun = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, callback) {
      const answer = stand.rcpt(address)
      callback(answer ? failure(answer) : null)
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
      begun.set(to, (begun.get(to) ?? 0) + 1)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        const mail = { to, from, data: Buffer.concat(chunks).toString('utf8') }
        void Promise.resolve(stand.data(mail)).then((answer) => {
          if (answer === 'break') {
            for (const { _socket } of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections)
              _socket.destroy()
            return
          }
          if (answer !== 'take') return callback(failure(answer))
          mails.push(mail)
          callback()
        })
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const stand: SmtpStand = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    begun,
    rcpt: () => null,
    data: () => 'take',
    reset() {
      mails.length = 0
      begun.clear()
      stand.rcpt = () => null
      stand.data = () => 'take'
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return stand
}
