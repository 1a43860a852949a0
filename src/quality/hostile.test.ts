/** What people and machines may type: no text breaks a check, and none costs more than its share of time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../core/story.ts'
import type { BrandProfile } from './brand.ts'
import { checksOnDisk } from './checks-on-disk.ts'
import type { Artifacts } from './facts.ts'
import { readText } from './gather/text.ts'
import { judge } from './judge.ts'
import { declared, houseOf, medium, plainArtifacts, plainImage, plainStory, plainText, readImage, subjectOf } from './testing.ts'

/** `npm test` tries 10,000 texts (three in each run) and 100 kB; `npm run check`, which is to be quick, fewer and shorter ones. */
const thorough = process.env.THOROUGH !== undefined

const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('Ä', 'ß', '́', '🏳️‍🌈', 'שלום', '\u202e', '@a', '#b', ' ', '\n', '„', '“', '*', ':in', 'https://a.example', '4711'))
    .map((some) => some.join('')),
  fc.constantFrom('(', '[', '\\', '$&', '*', '.', '{max}', 'https://', '__proto__', '\ud800', '.jpg'),
)
const checks = await checksOnDisk(process.env.CHECK)
const house = houseOf('Acme', 'Glocke')
const facts = (a: string, b: string, c: string, language: 'de' | 'en', role: 'owned' | 'network', brand: BrandProfile) => {
  const body = {
    root: { children: [{ type: 'paragraph', children: [{ type: 'link', fields: { url: a }, children: [{ type: 'text', text: b }] }] }] },
  }
  const media = [{ ...plainImage, alt: c }]
  const texts = { ...plainText, title: a, teaser: b, body, seo: { title: c, description: a } }
  const story = { ...plainStory, language, text: b, link: c, media, article: { ...plainStory.article, texts: { [language]: texts } } }
  const subject = subjectOf({ story, platform: { role } })
  const seen = { text: a + b + c, media, card: { url: c, title: b, description: a } }
  const artifacts: Artifacts = {
    ...plainArtifacts,
    preview: seen,
    parts: [{ text: c, media: [], card: null }],
    text: readText(seen, subject),
    links: [
      { url: a, answer: 404, leadsTo: b },
      { url: c, answer: 'unverifiable' },
    ],
    images: [
      readImage({
        words: [{ text: a, box: { x: 0, y: 0, width: 1, height: 0.1 }, contrast: 2 }],
        metadata: { ...readImage().metadata, copyright: b, persons: [c] },
      }),
    ],
    media: [medium({ filename: a, rightsHolder: b, credit: c })],
    declared: declared({ sponsor: a, focusKeyword: b, canonical: c, consents: [{ name: a, agreedOn: null }] }),
    kin: { similar: [{ post: 'p', title: a, samePost: false, channel: b, platform: 'plain', similarity: 0.9, at: null }] },
    spelling: { known: true, unknown: [{ field: 'text', exact: true, start: 0, end: 1, word: a, suggestions: [b] }] },
    brand,
  }
  return { subject, artifacts }
}

test('any text, lone surrogates and right-to-left included', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyText,
      fc.constantFrom(...languages),
      fc.constantFrom('owned', 'network'),
      // Words that a brand says are somebody's typing, too; that of before is quicker, for its patterns are known.
      fc.integer({ min: 0, max: 3 }),
      (a, b, c, language, role, which) => {
        const said = judge({ checks, ...facts(a, b, c, language, role, which === 0 ? houseOf(a, b) : house) })
        expect(said.filter(({ verdict }) => verdict === 'errored')).toEqual([])
        for (const { findings } of said)
          for (const { at } of findings) expect(at.start === undefined || (at.start >= 0 && at.end! > at.start)).toBe(true)
      },
    ),
    { numRuns: Number(process.env.RUNS ?? (thorough ? 3_400 : 200)) },
  )
}, 600_000)

/** Each is made ten times as long: a pattern that backtracks, or a loop in a loop, takes a hundred times as long over one of them. */
const baits: Record<string, string> = {
  'a company’s prose': 'Am Samstag öffnen wir die Werkstatt, und Sie sehen, wie unsere Glocken entstehen. Kommen Sie vorbei! ',
  'English prose': 'On Saturday we open our doors, and you can see how a bell is cast. It takes three days. ',
  'one long word': 'a',
  capitals: 'AÄ',
  digits: '4711 0815 ',
  'digits without end': '49',
  spaces: ' ',
  lines: '\n',
  'opening brackets': '((([',
  'opening quotes': '„',
  'straight quotes': '"a',
  dots: '.',
  'dots between': 'z.B.',
  exclamation: '!?',
  hashtags: '#a ',
  'one long hashtag': '#Aa',
  mentions: '@a@a.',
  'half an address': 'https://',
  addresses: 'https://a.example/b ',
  'half a mail address': 'a.a@a.',
  'families of emoji': '👩‍👩‍👧‍👦',
  'joiners alone': '\u200d',
  'combining marks': 'a\u0301\u0301',
  'right to left': '\u202eשלום ',
  surrogates: '\ud83d',
  gender: 'Kund*innen/',
  hyphens: 'a-',
  'mathematical letters': '𝗕𝗼',
}
/** Microseconds of processor time, the least of five: other processes take turns on the same cores. */
const time = (run: () => void): number =>
  Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const from = process.cpuUsage()
      run()
      const { user, system } = process.cpuUsage(from)
      return user + system
    }),
  )

describe('ten times the text takes at most fifteen times as long', () => {
  const long = thorough ? 100_000 : 20_000
  // Below that the clock of a busy machine tells nothing, collecting garbage included; a loop in a loop over such texts takes many seconds.
  const floor = 40_000
  const of = (bait: string, length: number) => {
    const text = bait.repeat(Math.ceil(length / bait.length)).slice(0, length)
    return facts(text, 'Acme', 'Glocke', 'de', 'owned', house)
  }

  test.each(Object.entries(baits))(
    '%s',
    (_, bait) => {
      const [short, tenfold] = [of(bait, long / 10), of(bait, long)]
      const slow = checks.flatMap((check) => {
        const run = (some: ReturnType<typeof facts>) => () => void judge({ checks: [check], ...some })
        const from = performance.now()
        run(tenfold)()
        if ((performance.now() - from) * 1000 < 15 * floor) return []
        const [one, ten] = [Math.max(floor, time(run(short))), time(run(tenfold))]
        return ten > 15 * one ? [`${check.id}: ${one} µs, then ${ten} µs`] : []
      })
      expect(slow).toEqual([])
    },
    240_000,
  )
})
