import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { guestLinksOf, makeGuestLink, revokeGuestLink } from '../../src/approving/guest-links.payload.ts'
import { guestLinkView } from '../../src/approving/guest-link-row.ts'
import { guestLinkDays, type GuestLinkMade, type GuestLinks } from '../../src/core/guests.ts'
import { Problem } from '../../src/core/problem.ts'
import { hub } from '../../src/hub.ts'
import { actorOf } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'
import { reviewedFor } from './reviewed.ts'

const making = z.object({
  forWhom: z.string().trim().min(1, 'say whom it is for').max(120),
  step: z.string().min(1).max(120).nullable().default(null),
  days: z.number().int().min(1).max(guestLinkDays.most).default(guestLinkDays.default),
})

/** Whoever shows a post to somebody outside answers for it. */
function demandRole(req: PayloadRequest): void {
  if (!hasRole(req.user, 'editor', 'approver'))
    throw new Problem(403, 'not-your-role', {
      de: 'Links für Menschen von außen macht, wer die Rolle Redaktion oder Freigabe hat. Fragen Sie dort.',
      en: 'Links for people outside are made by editors and approvers. Ask one of them.',
    })
}

export const guestLinkEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/guest-links',
    handle: async ({ req, id }): Promise<GuestLinks> => {
      demandRole(req)
      const { hash } = await reviewedFor(req, id)
      const now = new Date()
      return { links: (await guestLinksOf(req.payload, id)).map((row) => guestLinkView(row, hash, now)) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/guest-links/make',
    body: making,
    handle: async ({ req, id, body }) => {
      demandRole(req)
      const { hash } = await reviewedFor(req, id)
      const now = new Date()
      const { token, link } = await makeGuestLink(req.payload, actorOf(req), id, body, now)
      const made: GuestLinkMade = { link: guestLinkView(link, hash, now), address: `${hub(req.payload).publicUrl}/r/${token}` }
      return Response.json(made, { status: 201, headers: { 'Cache-Control': 'no-store' } })
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/guest-links/revoke',
    body: z.object({ link: z.string().min(1, 'name the link').max(100) }),
    handle: async ({ req, id, body: { link } }): Promise<GuestLinks> => {
      demandRole(req)
      const { hash } = await reviewedFor(req, id)
      const now = new Date()
      if (!isId(req.payload, link))
        throw new Problem(404, 'no-such-link', {
          de: 'Diesen Link zu diesem Beitrag gibt es nicht. Laden Sie die Seite neu.',
          en: 'There is no such link to this post. Reload the page.',
        })
      await revokeGuestLink(req.payload, actorOf(req), id, link, now)
      return { links: (await guestLinksOf(req.payload, id)).map((row) => guestLinkView(row, hash, now)) }
    },
  }),
]
