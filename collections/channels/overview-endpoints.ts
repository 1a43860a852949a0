import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { ChannelsOverview, Waiting } from '../../src/core/channels-overview.ts'
import { Problem } from '../../src/core/problem.ts'
import { channelsOverview } from '../../src/delivery/channels-overview.payload.ts'
import { pauseChannel, resumeChannel, waitingOn } from '../../src/delivery/pause.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const mayManage = (req: PayloadRequest) => hasRole(req.user, 'channel-manager')
const now = (req: PayloadRequest) => hub(req.payload).ledger.now()

async function managed(req: PayloadRequest, id: string) {
  if (!mayManage(req))
    throw new Problem(403, 'not-your-role', {
      de: 'Kanäle pausieren kann nur, wer Kanäle verwaltet.',
      en: 'Pausing channels needs a channel manager.',
    })
  const { name } = z.object({ name: z.string() }).parse(await mustSee(req, 'channels', id))
  return { channel: { id, name }, actor: actorOf(req) }
}

export const overviewEndpoints = [
  endpoint({
    method: 'get',
    path: '/overview',
    handle: async ({ req }): Promise<ChannelsOverview> => ({
      mayManage: mayManage(req),
      ...(await channelsOverview(req.payload, await now(req))),
    }),
  }),
  endpoint({
    method: 'get',
    path: '/:id/pause',
    handle: async ({ req, id }): Promise<Waiting> => {
      await mustSee(req, 'channels', id)
      return waitingOn(req.payload, id, await now(req))
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/pause',
    body: z.object({
      reason: z.string().trim().max(500).default(''),
      remindOn: z.iso.date('write a day, as 2026-12-03').nullable().default(null),
    }),
    handle: async ({ req, id, body: { reason, remindOn } }): Promise<Waiting> => {
      const asked = await managed(req, id)
      if (reason === '')
        throw new Problem(422, 'no-reason', {
          de: 'Schreiben Sie, warum der Kanal pausiert: Andere müssen es verstehen.',
          en: 'Write why: others have to understand it.',
        })
      const at = await now(req)
      if (remindOn !== null && remindOn <= at.toISOString().slice(0, 10))
        throw new Problem(422, 'in-the-past', {
          de: 'Wählen Sie für die Erinnerung einen späteren Tag.',
          en: 'Choose a later day for the reminder.',
        })
      if (!(await pauseChannel(req.payload, asked, reason, remindOn, at)))
        throw new Problem(409, 'already-so', {
          de: 'Der Kanal pausiert schon. Laden Sie die Seite neu.',
          en: 'The channel is paused already. Reload the page.',
        })
      return waitingOn(req.payload, id, at)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/resume',
    body: z.object({
      pausedAt: z.iso
        .datetime({ offset: true, error: 'write an instant, as 2026-12-03T09:00:00Z' })
        .transform((at) => new Date(at).toISOString())
        .nullable()
        .optional(),
    }),
    handle: async ({ req, id, body: { pausedAt } }): Promise<Waiting> => {
      const resumed = await resumeChannel(req.payload, await managed(req, id), pausedAt)
      const waiting = await waitingOn(req.payload, id, await now(req))
      if (resumed) return waiting
      if (waiting.isPaused)
        throw new Problem(409, 'paused-anew', {
          de: 'Der Kanal wurde inzwischen von Neuem pausiert. Laden Sie die Seite neu und lesen Sie, warum.',
          en: 'The channel was paused anew meanwhile. Reload the page and read why.',
        })
      throw new Problem(409, 'already-so', {
        de: 'Der Kanal läuft schon. Laden Sie die Seite neu.',
        en: 'The channel is running already. Reload the page.',
      })
    },
  }),
]
