/** One reader's mail, from head to end. nodemailer encodes and folds it, so that no word can begin a line of the head. */
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Newsletter } from '../list/newsletter.payload.ts'
import { leaveHere, type Content } from './content.ts'

export interface MailTo {
  readonly newsletter: Pick<Newsletter, 'slug' | 'senderName' | 'senderAddress' | 'replyTo'>
  readonly subject: string
  readonly content: Content
  readonly to: { readonly address: string; readonly name: string }
  /** By which this reader leaves. */
  readonly leave: string
  /** The same for every attempt. */
  readonly id: string
  /** Where the hub is reached. */
  readonly host: string
  readonly date: Date
}

export function mailOf({ newsletter, subject, content, to, leave, id, host, date }: MailTo): Promise<Buffer> {
  const { slug, senderName, senderAddress, replyTo } = newsletter
  const senderDomain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1)
  const composer = new MailComposer({
    from: { name: oneLine(senderName), address: senderAddress },
    to: { name: oneLine(to.name), address: to.address },
    ...(replyTo !== '' && { replyTo }),
    subject: oneLine(subject),
    messageId: `<${id}@${senderDomain}>`,
    date,
    text: content.text.replaceAll(leaveHere, leave),
    html: content.html.replaceAll(leaveHere, leave.replaceAll('&', '&amp;')),
    textEncoding: 'quoted-printable',
    headers: {
      // RFC 8058: a click in the mail program is a POST to this address, with this body.
      'List-Unsubscribe': { prepared: true, value: `<${leave}>` },
      'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
      // RFC 2919.
      'List-Id': { prepared: true, value: `<${slug}.newsletters.${host}>` },
      // So that no absence notice answers; a person wrote it, so it is not `Auto-Submitted`.
      Precedence: 'bulk',
    },
    // Words name no files and no addresses to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
