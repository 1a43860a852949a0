import { collisionsOf } from '../../src/collisions/collisions.payload.ts'
import type { Collisions } from '../../src/core/collisions.ts'
import { endpoint, mustSee } from '../endpoint.ts'

/** Whoever reads a post reads what it gets in the way of. */
export const collisionsEndpoint = endpoint({
  method: 'get',
  path: '/:id/collisions',
  handle: async ({ req, id }): Promise<Collisions> => {
    await mustSee(req, 'posts', id)
    return collisionsOf(req.payload, id)
  },
})
