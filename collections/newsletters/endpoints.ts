import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { env } from '../../src/config/env.ts'
import type { ImportReport, ListFacts, TestMail } from '../../src/core/newsletter.ts'
import { Problem } from '../../src/core/problem.ts'
import { hub } from '../../src/hub.ts'
import { exportList } from '../../src/newsletter/list/export.payload.ts'
import { listFacts, sendTestMail } from '../../src/newsletter/list/facts.payload.ts'
import { importPeople, mostRows } from '../../src/newsletter/list/import.payload.ts'
import { readCsv } from '../../src/newsletter/list/csv.ts'
import { activeNewsletter, newsletterById, type Newsletter } from '../../src/newsletter/list/newsletter.payload.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

/** @throws Problem to everybody who may not see people, and where there is no such newsletter. */
async function asked(req: PayloadRequest, id: string): Promise<Newsletter> {
  if (!hasRole(req.user, 'channel-manager')) {
    const said = { de: 'Das dürfen nur Kanalverantwortliche.', en: 'That needs a channel manager.' }
    throw new Problem(403, 'not-your-role', said)
  }
  const newsletter = await newsletterById(req.payload, id)
  const said = { de: 'Diesen Newsletter gibt es nicht.', en: 'There is no such newsletter.' }
  if (!newsletter) throw new Problem(404, 'not-found', said)
  return newsletter
}

const note = (req: PayloadRequest, newsletter: Newsletter, action: string, summary: string) =>
  audit(req.payload, {
    actor: actorOf(req),
    action: `newsletters.${action}`,
    collection: 'newsletters',
    document: newsletter.id,
    summary: `${newsletter.name}: ${summary}`,
  })

/** When the people consented, and where that is kept. Both are noted in the audit log, which holds no address. */
interface Statement {
  readonly when: string
  readonly where: string
}
const told = z.string().trim().max(500)
const importBody = z.object({
  csv: z.string(),
  as: z.enum(['pending', 'confirmed']),
  statement: z.object({ when: told, where: told }).optional(),
  /** Only looks what would happen. */
  dry: z.boolean(),
})

/** @throws Problem where nobody answers for the consents. */
function mustState(statement: Statement | undefined): Statement {
  const refuse = (code: string, said: { de: string; en: string }) => new Problem(400, code, said)
  if (!statement || [statement.when, statement.where].some((words) => words.length < 3 || /\p{Cc}/u.test(words)))
    throw refuse('statement-missing', {
      de: 'Schreiben Sie in je einer Zeile, wann die Menschen eingewilligt haben und wo das aufbewahrt ist.',
      en: 'Write in one line each when the people consented and where that is kept.',
    })
  if (/\S@\S/.test(`${statement.when} ${statement.where}`))
    throw refuse('statement-address', {
      de: 'Ihre Erklärung kommt ins Protokoll, in dem keine E-Mail-Adressen stehen. Schreiben Sie sie ohne.',
      en: 'Your statement goes into the audit log, which holds no e-mail addresses. Write it without.',
    })
  return statement
}

export const newsletterEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/list',
    handle: async ({ req, id }): Promise<ListFacts> => listFacts(req.payload, await asked(req, id), hub(req.payload).publicUrl),
  }),
  endpoint({
    method: 'post',
    path: '/:id/test-mail',
    handle: async ({ req, id }): Promise<TestMail> => {
      const newsletter = await asked(req, id)
      const email = (req.user as { email?: string } | null)?.email ?? ''
      return sendTestMail(
        req.payload,
        newsletter,
        { email, language: req.i18n.language === 'de' ? 'de' : 'en' },
        hub(req.payload).publicUrl,
      )
    },
  }),
  endpoint({
    method: 'get',
    path: '/:id/export',
    handle: async ({ req, id }): Promise<Response> => {
      const newsletter = await asked(req, id)
      const { csv, people } = await exportList(req.payload, newsletter.id)
      await note(req, newsletter, 'exported', `the list was exported, ${people} people.`)
      const name = `${newsletter.slug}-${hub(req.payload).settings.clock.now().toISOString().slice(0, 10)}.csv`
      return new Response(csv, {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="${name}"`,
          'Cache-Control': 'no-store',
        },
      })
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/import',
    body: importBody,
    handle: async ({ req, id, body: { csv, as, statement, dry } }): Promise<ImportReport> => {
      const newsletter = await asked(req, id)
      if (readCsv(csv).length > mostRows + 1) {
        const said = {
          de: `Höchstens ${mostRows} Zeilen auf einmal. Teilen Sie die Datei.`,
          en: `At most ${mostRows} lines at once. Split the file.`,
        }
        throw new Problem(413, 'too-many-lines', said)
      }
      if (!(await activeNewsletter(req.payload, newsletter.id))) {
        const said = { de: 'Der Newsletter liegt im Papierkorb.', en: 'The newsletter is in the trash.' }
        throw new Problem(409, 'thrown-away', said)
      }
      const now = hub(req.payload).settings.clock.now()
      const by = actorOf(req).name.replace(/\S+@\S+/g, 'somebody')
      const stated = as === 'confirmed' && !dry ? mustState(statement) : null
      const claim = stated && `they consented ${stated.when}, which is kept: ${stated.where}`
      const begin = { newsletter, secret: env().SECRET, csv, now }
      // Noted before it happens: what is not noted must not happen.
      if (!dry)
        await note(
          req,
          newsletter,
          'import-begun',
          claim === null ? 'people are imported, to be asked.' : `people are imported as confirmed. ${by} states: ${claim}.`,
        )
      const statementText = claim === null ? null : `Imported ${now.toISOString().slice(0, 10)}. ${by} states: ${claim}.`
      const report = await importPeople(req.payload, { ...begin, statement: statementText, dry })
      if (!dry) {
        const { new: added, known, left, invalid } = report
        await note(
          req,
          newsletter,
          'imported',
          `${added} imported as ${as}; ${known} were known, ${left} had left, ${invalid} were unreadable.`,
        )
      }
      return report
    },
  }),
]
