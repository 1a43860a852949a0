import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Problem } from '../../src/core/problem.ts'
import { reporters, type ReportFacts, type ReportPeriod } from '../../src/core/reports.ts'
import { hub } from '../../src/hub.ts'
import { reportFacts } from '../../src/reports/facts.payload.ts'
import { previewOf } from '../../src/reports/files.ts'
import { isOf, readFrozen } from '../../src/reports/frozen.ts'
import { freeze, makeEdition } from '../../src/reports/make.payload.ts'
import { canMail, wantMails } from '../../src/reports/send.payload.ts'
import { editionById, reportById, type Edition, type Report } from '../../src/reports/store.payload.ts'
import { whoGets } from '../../src/reports/mails.payload.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { askedDay } from '../asked-day.ts'
import { endpoint } from '../endpoint.ts'
import { unfit } from '../unfit.ts'
import { isId } from '../is-id.ts'

const inOrder = ({ from, to }: ReportPeriod) => from <= to
const order = { path: ['to'], error: 'lies before the first day' }
const period = z.object({ from: askedDay, to: askedDay }).refine(inOrder, order)
const make = z.object({ from: askedDay, to: askedDay, anew: z.boolean().default(false) }).refine(inOrder, order)

async function there(req: PayloadRequest, id: string): Promise<Report> {
  const report = await reportById(req.payload, id)
  const said = { de: 'Diesen Bericht gibt es nicht, oder er liegt im Papierkorb.', en: 'There is no such report, or it is in the trash.' }
  if (!report) throw new Problem(404, 'not-found', said)
  return report
}

function mustReport(req: PayloadRequest): void {
  const said = {
    de: 'Berichte machen und senden Menschen mit der Rolle Auswertung oder Kanalverantwortung.',
    en: 'Making and sending reports needs an analyst or a channel manager.',
  }
  if (!hasRole(req.user, ...reporters)) throw new Problem(403, 'not-your-role', said)
}

const note = (req: PayloadRequest, report: Report, action: string, { firstDay, lastDay, revision }: Edition) =>
  audit(req.payload, {
    actor: actorOf(req),
    action: `reports.${action}`,
    collection: 'reports',
    document: report.id,
    summary: `${report.name}, ${firstDay} to ${lastDay}, revision ${revision}: ${action}.`,
  })

export const reportEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/facts',
    handle: async ({ req, id }): Promise<ReportFacts> =>
      reportFacts(req.payload, await there(req, id), await hub(req.payload).ledger.now(), hasRole(req.user, ...reporters)),
  }),
  endpoint({
    method: 'get',
    path: '/:id/preview',
    handle: async ({ req, id }): Promise<Response> => {
      mustReport(req)
      const parsed = period.safeParse(req.query)
      if (!parsed.success) throw new Problem(400, 'invalid-query', unfit(parsed.error, 'query'))
      const frozen = await freeze(req.payload, await there(req, id), parsed.data, 1, await hub(req.payload).ledger.now())
      const { name, type, bytes } = await previewOf(frozen)
      return new Response(new Uint8Array(bytes), {
        headers: {
          'Content-Type': type,
          'Content-Disposition': `inline; filename="${name}"`,
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/make',
    body: make,
    handle: async ({ req, id, body: { anew, ...days } }) => {
      mustReport(req)
      const report = await there(req, id)
      const now = await hub(req.payload).ledger.now()
      const edition = await makeEdition(req.payload, report, days, { by: actorOf(req), now, anew })
      if (edition.madeAt >= now) await note(req, report, 'made', edition)
      return { edition: edition.id, revision: edition.revision }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/send',
    body: z.object({ edition: z.string() }),
    handle: async ({ req, id, body }) => {
      mustReport(req)
      const report = await there(req, id)
      const found = isId(req.payload, body.edition) ? await editionById(req.payload, body.edition) : null
      const refuse = (status: number, code: string, said: { de: string; en: string }) => new Problem(status, code, said)
      if (found?.edition.report !== report.id)
        throw refuse(404, 'not-found', { de: 'Diese Ausgabe gibt es nicht.', en: 'There is no such edition.' })
      if (!isOf(readFrozen(found.data), report))
        throw refuse(409, 'of-another', {
          de: 'Diese Ausgabe ist von einer anderen Marke oder Kampagne als der Bericht. Machen Sie eine neue Fassung.',
          en: 'This edition is of another brand or campaign than the report. Make a new revision.',
        })
      if (!canMail())
        throw refuse(422, 'no-mail-server', {
          de: 'Es ist kein Mailserver eingetragen (SMTP_URL). Laden Sie die Dateien herunter.',
          en: 'No mail server is named (SMTP_URL). Download the files instead.',
        })
      const recipients = await whoGets(req.payload, report)
      if (recipients.length === 0)
        throw refuse(422, 'nobody', {
          de: 'Der Bericht geht an niemanden. Tragen Sie ein, wer ihn bekommt.',
          en: 'The report goes to nobody. Enter who gets it.',
        })
      await note(req, report, 'sent', found.edition)
      await wantMails(req.payload, found.edition)
      return { recipients: recipients.length }
    },
  }),
]
