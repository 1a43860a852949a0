import { describe, expect, it } from 'vitest'
import { words as looks } from './brand-looks/words.ts'
import { words as checks } from './checks/words.ts'
import { words as connect } from './connect/words.ts'
import { words as attempts } from './delivery-actions/attempt-words.ts'
import { words as delivery } from './delivery-actions/words.ts'
import { words as findings } from './findings/words.ts'
import { words as freeze } from './freeze-banner/words.ts'
import { words as numbers } from './post-numbers/words.ts'
import { words as queue } from './queue/words.ts'
import { words as review } from './review-panel/words.ts'
import { words as today } from './today/words.ts'
import { words as kinds } from './post-kinds/words.ts'
import { words as preview } from './variant-preview/words.ts'

const paths = (value: unknown, at = ''): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${at}.${key}`))
    : [`${at}:${typeof value}`]

describe.each(
  Object.entries({ attempts, checks, connect, delivery, findings, freeze, kinds, looks, numbers, queue, review, today, preview }),
)('the words of %s', (_, words) => {
  it('are the same in both languages', () => {
    expect(paths(words.en)).toEqual(paths(words.de))
  })
})
