import { expect, it } from 'vitest'
import { spokenNote } from '../core/measuring.ts'
import { healthOf, type HealthFacts } from './channel-health.ts'

const now = new Date('2026-12-03T09:00:00Z')
const well: HealthFacts = {
  status: 'connected',
  problem: '',
  credentialsEndAt: null,
  renews: false,
  failures: 0,
  waiting: 0,
  isPausedTooLong: false,
  hasSomebody: true,
  numbers: [],
}
const health = (differs: Partial<HealthFacts>) => healthOf({ ...well, ...differs }, now)
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

it('says nothing of a channel that is well', () => {
  expect(health({})).toEqual({ is: 'good', why: [] })
  expect(health({ credentialsEndAt: inDays(15) }).is).toBe('good')
  expect(health({ credentialsEndAt: inDays(2), renews: true }).is).toBe('good')
})

it.each<[Partial<HealthFacts>, RegExp]>([
  [{ failures: 1 }, /^One delivery failed/],
  [{ waiting: 2 }, /^2 deliveries wait/],
  [{ isPausedTooLong: true }, /^The pause lasts/],
  [{ hasSomebody: false }, /^Nobody is there/],
  [{ credentialsEndAt: inDays(12) }, /12 days/],
  [{ numbers: [spokenNote('silent', 'reactions')] }, /^The platform does not tell “Reactions” any more/],
  [{ numbers: [spokenNote('silent', 'account.followers')] }, /^The platform does not tell “Followers” any more/],
  [{ problem: 'The server is slow.' }, /The server is slow/],
])('is to be watched: %o', (differs, sentence) => {
  const { is, why } = health(differs)
  expect(is).toBe('watch')
  expect(why.map(({ en }) => en)).toEqual([expect.stringMatching(sentence)])
})

it.each<Partial<HealthFacts>>([
  { status: 'refused' },
  { failures: 3 },
  { credentialsEndAt: inDays(-1) },
  { credentialsEndAt: inDays(-1), renews: true, problem: 'Refused.' },
])('is bad: %o', (differs) => {
  expect(health(differs).is).toBe('bad')
})

it('names what is most pressing first', () => {
  expect(health({ status: 'refused', failures: 1, hasSomebody: false }).why.map(({ en }) => en.slice(0, 12))).toEqual([
    'The platform',
    'One delivery',
    'Nobody is th',
  ])
})
