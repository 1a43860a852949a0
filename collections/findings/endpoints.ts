import type { CheckSummary } from '../../src/core/answers.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { days, isNoisy, tallies, type Tally } from '../../src/workflow/findings.payload.ts'
import { endpoint } from '../endpoint.ts'

const none: Tally = { open: 0, fixed: 0, overridden: 0, dismissed: 0 }

export const findingEndpoints = [
  endpoint({
    method: 'get',
    path: '/summary',
    handle: async ({ req }): Promise<CheckSummary> => {
      const found = await tallies(req.payload, new Date())
      return {
        days,
        checks: checks.map(({ id, title, why, source, severity, examples }) => {
          const tally = found.get(id) ?? none
          const { open, ...ended } = tally
          const fired = open + ended.fixed + ended.overridden + ended.dismissed
          const says = (some: readonly { readonly say: string }[]) => some.map(({ say }) => say)
          return {
            ...{ id, title: title.pass, why, source, severity },
            ...{ good: says(examples.good), bad: says(examples.bad) },
            ...{ fired, ...ended, noisy: isNoisy(tally) },
          }
        }),
      }
    },
  }),
]
