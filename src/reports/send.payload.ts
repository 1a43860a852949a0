/** Sends editions to their recipients: each gets one mail, or none, and never two. */
import type { Payload } from 'payload'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { env } from '../config/env.ts'
import type { Withheld } from '../core/reports.ts'
import { insisting } from '../delivery/insisting.ts'
import { hub } from '../hub.ts'
import { explainMailError } from '../newsletter/list/mailer.ts'
import { hubOutbox } from '../newsletter/mailing/outbox.payload.ts'
import type { Outcome } from '../newsletter/mailing/smtp.ts'
import { fileOf, type EditionFile } from './files.ts'
import { removeSecond } from './forgotten.payload.ts'
import { readFrozen } from './frozen.ts'
import type { EditionMail } from './mail.ts'
import { addMails, dueMails, giveUpLostMails, putMailBack, settleMail, takeMail, whoGets, type ReportMail } from './mails.payload.ts'
import { editionById, editionsToWrite, moveMailing, reportById, type Edition, type FoundEdition } from './store.payload.ts'

const minute = 60_000
/** A server that put a mail off is asked again after these. Greylisting takes some minutes. */
const laterMs = [minute, 5 * minute, 20 * minute, 60 * minute, 240 * minute]
/** No mail takes so long: whoever sent it has died. */
const lostMs = 10 * minute
/** What could not go for so long is not news any more. */
const patienceMs = 3 * 24 * 60 * minute
const mostAtOnce = 50

export const canMail = (): boolean => hubOutbox() !== null

/** Its recipients of now are written down, who are sent it by the next round. Who has a mail of it already gets no other. */
export async function wantMails(payload: Payload, edition: Edition): Promise<void> {
  await moveMailing(payload, edition, ['none', 'written'], 'wanted')
}

/** One round, to be run every minute by one process or by many. Never throws for what a mail server did. */
export async function sendReports(payload: Payload, now: Date): Promise<void> {
  for (const edition of await editionsToWrite(payload)) {
    const report = await reportById(payload, edition.report)
    if (report && canMail()) await addMails(payload, edition.id, await whoGets(payload, report), now)
    await moveMailing(payload, edition, ['wanted'], 'written')
  }
  await giveUpLostMails(payload, new Date(now.getTime() - lostMs))
  const open = hubOutbox()
  if (!open) return
  const due = await dueMails(payload, now, mostAtOnce)
  if (due.length === 0) return
  const outbox = open()
  try {
    // Mails of one edition follow each other: who gets it is looked at once, and it is drawn once.
    let last: Sending | undefined
    for (const mail of due) {
      if (last?.edition !== mail.edition) last = await begin(payload, mail.edition)
      if (await removeSecond(payload, mail)) continue
      const not = last.why(mail.address)
      if (not) {
        if (await takeMail(payload, mail, now)) await insisting(() => settleMail(payload, mail, 'refused', not))
        continue
      }
      const ready = await outbox.ready()
      const drawn = await last.drawn()
      // Taken before anything is said to the server, and after everything else: what may have gone is never sent again.
      if (!(await takeMail(payload, mail, now))) continue
      const message = drawn && (await messageTo(mail, drawn))
      const outcome = ready ?? (message ? await outbox.send({ from: sender().address, to: mail.address }, message) : null)
      await insisting(() => writeDown(payload, mail, outcome))
      if (outcome?.is === 'trouble') {
        payload.logger.error(`Reports wait: ${explainMailError(outcome.error).said.en}`)
        if (outcome.wasFresh) return
      }
    }
  } finally {
    outbox.close()
  }
}

interface Drawn extends EditionMail {
  readonly files: readonly EditionFile[]
}

interface Sending {
  readonly edition: string
  /** Why this address does not get it any more. `null`: it does. */
  readonly why: (address: string) => Withheld | null
  /** `null`: it is not there any more. */
  readonly drawn: () => Promise<Drawn | null>
}

/** A mail may have waited for days: who gets it is who is to get it now. */
async function begin(payload: Payload, wanted: string): Promise<Sending> {
  const found = await editionById(payload, wanted)
  const report = found && (await reportById(payload, found.edition.report))
  const gets = new Set(report ? await whoGets(payload, report) : [])
  let drawn: Promise<Drawn | null> | undefined
  return {
    edition: wanted,
    why: (address) => (!found || gets.has(address) ? null : report ? 'not-a-recipient' : 'report-gone'),
    drawn: () => (drawn ??= found ? draw(found) : Promise.resolve(null)),
  }
}

async function draw(found: FoundEdition): Promise<Drawn> {
  const frozen = readFrozen(found.data)
  const files = await Promise.all(frozen.files.map((kind) => fileOf(frozen, kind)))
  const { PUBLIC_URL } = env()
  const { from, to } = frozen.period
  const query = new URLSearchParams({ brand: frozen.brand.id, ...(frozen.campaign && { campaign: frozen.campaign.id }), from, to })
  const addresses = {
    results: `${PUBLIC_URL}/admin/numbers?${query.toString()}`,
    edition: `${PUBLIC_URL}/admin/collections/reports/${found.edition.report}`,
  }
  const { editionMail } = await import(/* turbopackIgnore: true */ './mail.ts')
  const mail = await editionMail(
    frozen,
    addresses,
    files.map(({ name }) => name),
  )
  return { ...mail, files }
}

function sender(): { name: string; address: string } {
  const [, name = 'Funkhaus', address = 'funkhaus@localhost'] = /^(?:(.*?)\s*<)?([^<>]+)>?$/.exec(env().MAIL_FROM) ?? []
  return { name, address }
}

function messageTo({ id, address }: ReportMail, { subject, html, text, files }: Drawn): Promise<Buffer> {
  const from = sender()
  return new MailComposer({
    from,
    to: { name: '', address },
    subject: subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
    messageId: `<report.${id}@${new URL(env().PUBLIC_URL).hostname}>`,
    text,
    html,
    attachments: files.map(({ name, type, bytes }) => ({ filename: name, contentType: type, content: bytes })),
    textEncoding: 'quoted-printable',
    // RFC 3834: no holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** @param outcome `null`: there is nothing to send any more */
async function writeDown(payload: Payload, mail: ReportMail, outcome: Outcome | null): Promise<void> {
  const now = await hub(payload).ledger.now()
  const isOld = now.getTime() - mail.createdAt.getTime() > patienceMs
  const again = (ms: number | undefined, tries: number, answer: string) =>
    ms === undefined || isOld
      ? settleMail(payload, mail, 'refused', answer)
      : putMailBack(payload, mail, new Date(now.getTime() + ms), tries)
  switch (outcome?.is) {
    case undefined:
      return void (await settleMail(payload, mail, 'refused', 'gone'))
    case 'sent':
      return void (await settleMail(payload, mail, 'sent', ''))
    case 'refused':
      return void (await settleMail(payload, mail, 'refused', outcome.answer))
    case 'later':
      return void (await again(laterMs[mail.tries], mail.tries + 1, outcome.answer))
    case 'trouble':
      return void (await again(minute, mail.tries, 'no-server'))
    case 'unknown':
      return void (await settleMail(payload, mail, 'unknown', ''))
  }
}
