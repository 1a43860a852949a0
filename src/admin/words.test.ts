import { describe, expect, it, test } from 'vitest'
import { metricCount, metrics } from '../core/metrics.ts'
import { words as looks } from './brand-looks/words.ts'
import { words as absence } from './absence/words.ts'
import { words as calendar } from './calendar/words.ts'
import { words as campaign } from './campaign/words.ts'
import { words as channels } from './channels/words.ts'
import { words as checks } from './checks/words.ts'
import { words as collisions } from './collisions/words.ts'
import { words as responsibilities } from './responsibilities/words.ts'
import { words as connect } from './connect/words.ts'
import { words as attempts } from './delivery-actions/attempt-words.ts'
import { words as delivery } from './delivery-actions/words.ts'
import { words as findings } from './findings/words.ts'
import { words as imports } from './import/words.ts'
import { words as empty } from './empty-list/words.ts'
import { words as steps } from './first-steps/words.ts'
import { words as freeze } from './freeze/words.ts'
import { panelWords as medium } from './media-library/panel-words.ts'
import { words as library } from './media-library/words.ts'
import { words as editor } from './post-editor/words.ts'
import { words as numbers } from './post-numbers/words.ts'
import { words as platform } from './platform-field/words.ts'
import { words as queue } from './queue/words.ts'
import { words as review } from './review-panel/words.ts'
import { words as today } from './today/words.ts'
import { words as kinds } from './post-kinds/words.ts'
import { words as preview } from './variant-preview/words.ts'

const paths = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${at}.${key}`))
    : [`${at}:${typeof value}`]

const nouns = {
  de: 'Aufrufe|Auslieferungen|Beiträgen?|Einblendungen|Einträge|Entwürfe|Kanälen?|Klicks|Kommentare|Medien|Prüfungen|Reaktionen|Seiten|Zeilen',
  en: 'channels|checks|clicks|comments|deliveries|drafts|impressions|items|media|pages|posts|rows|views',
}
/** A number of one beside what is many. */
const many = new RegExp(`\\b1 (weitere |more )?(${nouns.de}|${nouns.en})\\b`, 'u')

/** What every sentence says of one. Names of things are no sentences. */
const ofOne = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(ofOne)
  if (typeof value !== 'function') return []
  try {
    const said: unknown = (value as (...given: unknown[]) => unknown)(1, 1, 1)
    return typeof said === 'string' ? [said] : []
  } catch {
    return []
  }
}

describe.each(
  Object.entries({
    absence,
    attempts,
    calendar,
    campaign,
    channels,
    collisions,
    responsibilities,
    checks,
    connect,
    delivery,
    editor,
    empty,
    findings,
    imports,
    freeze,
    kinds,
    library,
    looks,
    medium,
    numbers,
    platform,
    queue,
    review,
    steps,
    today,
    preview,
  }),
)('the words of %s', (_, words) => {
  it('are the same in both languages', () => {
    expect(paths(words.en)).toEqual(paths(words.de))
  })
  it('are right of one', () => {
    expect(ofOne(words).filter((sentence) => many.test(sentence))).toEqual([])
  })
})

test('one engagement is one', () => {
  const one = metrics.flatMap((metric) => [metricCount(metric, 1, '1', 'de'), metricCount(metric, 1, '1', 'en')])
  expect(one).toContain('1 Kommentar')
  expect(one.filter((sentence) => many.test(sentence))).toEqual([])
  expect(metricCount('comments', 0, '0', 'en')).toBe('0 comments')
})
