import type { Endpoint, PayloadRequest } from 'payload'
import type { Dispatcher } from 'undici'
import { z } from 'zod'
import { guardedDispatcher } from '../../publishers/kit/guard.ts'
import { Problem } from '../../src/core/problem.ts'
import { hub } from '../../src/hub.ts'
import { starterProfile } from '../../src/quality/gather/starter-profile.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'

const dispatchers = new WeakMap<PayloadRequest['payload'], Dispatcher>()

/** The public internet, and our own website wherever it is: behind a firewall its address is a private one. */
function dispatcherOf({ payload }: PayloadRequest): Dispatcher {
  const known = dispatchers.get(payload)
  if (known) return known
  const made = guardedDispatcher({ allowPrivateOrigins: [new URL(hub(payload).publicUrl).origin] })
  dispatchers.set(payload, made)
  return made
}

/** What can be asked of brands beside Payload's own operations. */
export const brandEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/starter',
    body: z.object({ website: z.string().max(2000) }),
    handle: async ({ req, body }) => {
      if (!hasRole(req.user))
        throw new Problem(403, 'not-your-role', {
          de: 'Marken richtet die Administration ein.',
          en: 'Setting up brands needs an administrator.',
        })
      return starterProfile(body.website, { dispatcher: dispatcherOf(req), language: req.i18n.language === 'de' ? 'de' : 'en' })
    },
  }),
]
