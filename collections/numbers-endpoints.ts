import type { NumbersOverview } from '../src/core/numbers.ts'
import { numbersOverview } from '../src/engagement/overview/overview.payload.ts'
import { endpoint } from './endpoint.ts'
import { askedNumbers } from './numbers-asked.ts'

/** For anybody who is signed in, as the posts and their numbers themselves. */
export const numbersEndpoints = [
  endpoint({
    method: 'get',
    path: '/numbers/overview',
    handle: async ({ req }): Promise<NumbersOverview> => {
      const { asked, campaign } = await askedNumbers(req)
      return numbersOverview(req.payload, asked, campaign)
    },
  }),
]
