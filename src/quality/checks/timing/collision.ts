import { wallTimeOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { brandOf, plainArtifacts } from '../../testing.ts'

/** Minutes, where the brand says nothing. */
const usual = 30
const { schedule } = plainArtifacts
const beside = (minGapMinutes: number | null, ...times: string[]) => ({
  brand: brandOf({ minGapMinutes }),
  schedule: { ...schedule, neighbours: times.map((at) => ({ post: 'post-2', title: 'Acme sucht Gießerinnen', at: new Date(at) })) },
})

export default defineCheck({
  id: 'timing/collision',
  title: {
    pass: { de: 'Der Beitrag hat auf dem Kanal Platz um sich', en: 'The post has room around it on the channel' },
    fail: { de: 'Ein anderer Beitrag geht fast zur selben Zeit hinaus', en: 'Another post goes out at almost the same time' },
  },
  why: {
    de: 'Zwei Beiträge nacheinander nehmen sich gegenseitig die Leserinnen und Leser weg.',
    en: 'Two posts in a row take each other’s readers away.',
  },
  source: 'The brand’s gap between posts; without one, 30 minutes',
  severity: 'warning',
  needs: ['schedule', 'brand'],
  messages: {
    close: {
      de: '„{title}“ geht auf demselben Kanal am {at} hinaus, {minutes} Minuten entfernt. Lassen Sie mindestens {gap} Minuten dazwischen.',
      en: '“{title}” goes out on the same channel on {at}, {minutes} minutes away. Leave at least {gap} minutes between them.',
    },
  },
  // A website that shows two articles at once shows them both.
  appliesTo: ({ platform }, { brand }) => platform.role === 'network' || brand.minGapMinutes !== null,
  *run({ schedule: { now, dueAt, timeZone, neighbours }, brand }) {
    const gap = brand.minGapMinutes ?? usual
    const certainty = brand.minGapMinutes === null ? 'maybe' : 'sure'
    const distance = (at: Date) => Math.abs(at.getTime() - (dueAt ?? now).getTime()) / 60_000
    const near = neighbours.filter(({ at }) => distance(at) < gap).toSorted((a, b) => distance(a.at) - distance(b.at))
    for (const { title, at } of near.slice(0, 5)) {
      const data = { title: title.trim() || '…', at: wallTimeOf(at, timeZone).replace('T', ' '), minutes: Math.floor(distance(at)), gap }
      yield { message: 'close', certainty, at: { field: 'when' }, data }
    }
  },
  examples: {
    good: [
      { say: 'Nothing else goes out', facts: beside(null) },
      { say: 'Exactly as far away as the brand wants', facts: beside(60, '2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z') },
      { say: 'The brand minds no gap', facts: beside(0, '2026-11-24T11:00:00Z') },
    ],
    bad: [
      { say: 'A minute closer than the brand wants', facts: beside(60, '2026-11-24T11:59:00Z'), expect: ['close'] },
      {
        say: 'Closer than is usual, before and after',
        facts: beside(null, '2026-11-24T10:45:00Z', '2026-11-24T11:00:00Z'),
        expect: ['close', 'close'],
      },
      {
        say: 'As soon as it may go, and another one with it',
        facts: { brand: brandOf({}), schedule: { ...beside(null, '2026-11-24T10:05:00Z').schedule, dueAt: null } },
        expect: ['close'],
      },
    ],
  },
})
