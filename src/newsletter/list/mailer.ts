/** Sends by a mail server, and says in a sentence why it could not. */
import { createTransport, type SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import type { Language } from '../../core/story.ts'
import type { Transport } from './transport.payload.ts'

/** Longer no mail server lets anybody wait who is to be told something. */
const waitMs = 15_000

export interface Mailer {
  send(mail: SendMailOptions): Promise<void>
  close(): void
}

export function openMailer({ options }: Exclude<Transport, { kind: 'none' }>): Mailer {
  const waits = { connectionTimeout: waitMs, greetingTimeout: waitMs, socketTimeout: waitMs }
  // Mails are made from words, never from files or addresses that a word might name.
  const transport = createTransport({ ...options, ...waits, disableFileAccess: true, disableUrlAccess: true } as never)
  return {
    send: async (mail) => void (await transport.sendMail(mail)),
    close: () => transport.close(),
  }
}

const failure = z.object({ code: z.string().optional(), responseCode: z.number().optional(), command: z.string().optional() })

/** `recipient`: this mail was refused for good. `later`: it was put off. `server`: nothing goes to anybody at the moment. */
export interface MailFailure {
  readonly concerns: 'recipient' | 'later' | 'server'
  readonly said: Readonly<Record<Language, string>>
}

/** Never repeats what the server or the library said: it may hold the password. */
export function explainMailError(error: unknown): MailFailure {
  const { code = '', responseCode = 0, command = '' } = failure.safeParse(error).data ?? {}
  const answered = responseCode > 0 ? responseCode : null
  if (code === 'EENVELOPE' && responseCode >= 500 && !command.startsWith('MAIL')) return { concerns: 'recipient', said: said.recipient }
  if (code === 'EENVELOPE' && command.startsWith('MAIL')) return { concerns: 'server', said: said.sender }
  if (code === 'EAUTH' || code === 'ENOAUTH') return { concerns: 'server', said: said.auth }
  if (code === 'EDNS' || code === 'ENOTFOUND') return { concerns: 'server', said: said.unknownHost }
  if (code === 'ETLS' || code === 'ECERT' || /CERT|SELF_SIGNED|ALTNAME/.test(code)) return { concerns: 'server', said: said.tls }
  if (code === 'ETIMEDOUT') return { concerns: 'server', said: said.slow }
  if (['ECONNECTION', 'ESOCKET', 'ECONNREFUSED', 'ECONNRESET'].includes(code)) return { concerns: 'server', said: said.unreachable }
  if (answered === null) return { concerns: 'server', said: said.other }
  // Of this one mail: others may well be taken.
  const concerns = code !== 'EENVELOPE' && code !== 'EMESSAGE' ? 'server' : answered >= 500 ? 'recipient' : 'later'
  return { concerns, said: said.answered(answered) }
}

const said = {
  recipient: { de: 'Der Mailserver nimmt keine E-Mails an diese Adresse an.', en: 'The mail server takes no mails to this address.' },
  sender: {
    de: 'Der Mailserver lässt diesen Absender nicht senden. Prüfen Sie die Adresse des Absenders.',
    en: 'The mail server does not let this sender send. Check the sender’s address.',
  },
  auth: {
    de: 'Der Mailserver nimmt Name und Kennwort nicht an. Tragen Sie seine Adresse mit den richtigen noch einmal ein.',
    en: 'The mail server does not take the name and password. Enter its address again with the right ones.',
  },
  unknownHost: {
    de: 'Den Mailserver gibt es unter diesem Namen nicht. Prüfen Sie seine Adresse.',
    en: 'There is no mail server of that name. Check its address.',
  },
  tls: {
    de: 'Die Verschlüsselung kam nicht zustande: Das Zertifikat des Mailservers gilt nicht für seinen Namen, oder der Anschluss (Port) passt nicht zu smtp oder smtps.',
    en: 'The connection could not be encrypted: the mail server’s certificate is not valid for its name, or the port does not fit smtp or smtps.',
  },
  slow: {
    de: 'Der Mailserver antwortet nicht. Prüfen Sie Namen und Anschluss (Port), und ob eine Firewall dazwischen ist.',
    en: 'The mail server does not answer. Check its name and port, and whether a firewall stands between.',
  },
  unreachable: {
    de: 'Der Mailserver ist nicht zu erreichen. Prüfen Sie Namen und Anschluss (Port).',
    en: 'The mail server cannot be reached. Check its name and port.',
  },
  other: {
    de: 'Die E-Mail ließ sich nicht senden. Im Protokoll des Hubs steht mehr.',
    en: 'The mail could not be sent. The hub’s log tells more.',
  },
  answered: (code: number) => ({
    de: `Der Mailserver hat die E-Mail zurückgewiesen (Antwort ${code}).`,
    en: `The mail server refused the mail (answer ${code}).`,
  }),
}

/** Why a newsletter can send nothing at all. */
export const noServer: Readonly<Record<Extract<Transport, { kind: 'none' }>['why'], Readonly<Record<Language, string>>>> = {
  'not-set': {
    de: 'Es ist kein Mailserver eingetragen: weder hier noch für den Hub (SMTP_URL). Solange kann sich niemand anmelden.',
    en: 'No mail server is named: neither here nor for the hub (SMTP_URL). Until then nobody can sign up.',
  },
  unreadable: {
    de: 'Die Adresse des Mailservers ist nicht mehr lesbar: Der Schlüssel, der sie versiegelt hat, ist nicht mehr da. Tragen Sie sie neu ein.',
    en: 'The address of the mail server cannot be read any more: the key that sealed it is gone. Enter it again.',
  },
}
