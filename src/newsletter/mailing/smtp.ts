/** A mail server, spoken to so that of each mail it is known whether it can have gone. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { z } from 'zod'
import type { SmtpServer } from '../list/smtp-url.ts'

/**
 * `refused`: this address, for good; `counts` where that says something of the address. `later`: this address, for now. `trouble`: nothing went, and
 * nothing goes to anybody at the moment. `unknown`: the connection died after the mail had begun to leave.
 */
export type Outcome =
  | { readonly is: 'sent' }
  | { readonly is: 'refused'; readonly answer: string; readonly counts: boolean }
  | { readonly is: 'later'; readonly answer: string }
  | { readonly is: 'trouble'; readonly error: unknown; readonly wasFresh: boolean }
  | { readonly is: 'unknown' }

export interface Envelope {
  readonly from: string
  readonly to: string
}
export interface Outbox {
  /** Before the last gates are asked: connecting takes time. */
  ready(): Promise<Outcome | null>
  /** One at a time. */
  send(envelope: Envelope, mail: Buffer): Promise<Outcome>
  close(): void
}

const connectMs = 20_000
const silenceMs = 60_000
/** No mail takes longer; a recipient's lease is several times that. */
export const sendMs = 120_000
/** Servers do not like connections that never end. */
const mailsEach = 100

const failure = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  command: z.string().optional(),
})

export function openOutbox(server: SmtpServer): Outbox {
  let connection: SMTPConnection | null = null
  let sent = 0
  let onLost: (error: unknown) => void = () => {}

  const drop = () => {
    connection?.close()
    connection = null
    sent = 0
  }

  async function connect(): Promise<void> {
    const made = new SMTPConnection({
      ...server,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silenceMs,
    })
    let lost: (error: unknown) => void = () => {}
    // For as long as it lives: an error that nobody hears would end the process.
    made.on('error', (error) => {
      if (connection === made) connection = null
      lost(error)
      onLost(error)
    })
    made.on('end', () => {
      if (connection === made) connection = null
      const ended = new Error('The connection ended.')
      lost(ended)
      onLost(ended)
    })
    try {
      await new Promise<void>((resolve, reject) => {
        lost = reject
        made.connect((error) => {
          if (error) return reject(error)
          if (!server.auth) return resolve()
          const { user, pass } = server.auth
          made.login({ user, pass, credentials: { user, pass } }, (refused) => (refused ? reject(refused) : resolve()))
        })
      })
    } catch (error) {
      made.close()
      throw error
    }
    connection = made
    sent = 0
  }

  const begunAnew = (used: SMTPConnection) =>
    new Promise<void>((resolve, reject) => {
      onLost = reject
      used.reset((error) => (error ? reject(error) : resolve()))
    })

  return {
    async ready() {
      if (sent >= mailsEach) drop()
      if (connection) return null
      return connect().then(
        () => null,
        (error: unknown) => ({ is: 'trouble', error, wasFresh: true }) as const,
      )
    },
    async send(envelope, mail) {
      const used = connection
      if (!used) return { is: 'trouble', error: new Error('The connection ended.'), wasFresh: false }
      const wasFresh = sent === 0
      sent++
      // nodemailer reads the mail when the server has said that it takes one (354): from then on it may have gone.
      let hasBegun = false
      const source = new Readable({
        read() {
          hasBegun = true
          this.push(mail)
          this.push(null)
        },
      })
      const outcome = await new Promise<Outcome>((resolve) => {
        const lost = (error: unknown) => resolve(hasBegun ? { is: 'unknown' } : { is: 'trouble', error, wasFresh })
        const timer = setTimeout(() => lost(new Error('The mail server took too long.')), sendMs)
        const end = (outcome: Outcome) => {
          clearTimeout(timer)
          resolve(outcome)
        }
        onLost = (error) => end(hasBegun ? { is: 'unknown' } : { is: 'trouble', error, wasFresh })
        used.send({ from: envelope.from, to: [envelope.to] }, source, (error) =>
          end(error ? readFailure(error, hasBegun, wasFresh) : { is: 'sent' }),
        )
      })
      // What follows a refusal begins anew on the same connection; after anything else nobody knows where the server is.
      if (outcome.is === 'trouble' || outcome.is === 'unknown') drop()
      else if (outcome.is !== 'sent' && connection === used) await begunAnew(used).catch(drop)
      onLost = () => {}
      return outcome
    },
    close() {
      const open = connection
      connection = null
      open?.quit()
    },
  }
}

/** By status codes alone (RFC 5321, section 4.2; RFC 3463), never by words. */
function readFailure(error: unknown, hasBegun: boolean, wasFresh: boolean): Outcome {
  const { code = '', responseCode = 0, response = '', command = '' } = failure.safeParse(error).data ?? {}
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const answer = [responseCode, enhanced].filter(Boolean).join(' ')
  const isAnswered = responseCode >= 400 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  if (hasBegun && !(isAnswered && code === 'EMESSAGE')) return { is: 'unknown' }
  // The address cannot even be said to this server.
  if (!isAnswered && code === 'EENVELOPE') return { is: 'refused', answer: 'EENVELOPE', counts: false }
  if (!isAnswered || command === 'MAIL FROM') return { is: 'trouble', error, wasFresh }
  if (responseCode < 500) return { is: 'later', answer }
  // 5.7: the server refuses who sends, and would refuse everybody: that says nothing of an address.
  return { is: 'refused', answer, counts: command === 'RCPT TO' && !enhanced?.startsWith('5.7.') }
}
