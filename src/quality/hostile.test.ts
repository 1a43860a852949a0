/** What people and machines may type: no text breaks a check, and none costs more than its share of time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../core/story.ts'
import { checks } from './checks-on-disk.ts'
import type { Artifacts } from './facts.ts'
import { readText } from './gather/text.ts'
import { judge } from './judge.ts'
import { declared, houseOf, medium, plainArtifacts, plainImage, plainStory, plainText, readImage, subjectOf } from './testing.ts'

const anyText = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('Ä', 'ß', '́', '🏳️‍🌈', 'שלום', '\u202e', '@a', '#b', ' ', '\n', '„', '“', '*', ':in', 'https://a.example', '4711'))
    .map((some) => some.join('')),
  fc.constantFrom('(', '[', '\\', '$&', '*', '.', '{max}', 'https://', '__proto__', '\ud800', '.jpg'),
)
const facts = (a: string, b: string, c: string, language: 'de' | 'en', role: 'owned' | 'network') => {
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
    brand: houseOf(a, b),
  }
  return { subject, artifacts }
}

test('10,000 texts, lone surrogates and right-to-left included', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyText,
      fc.constantFrom(...languages),
      fc.constantFrom('owned', 'network'),
      (a, b, c, language, role) => {
        const said = judge({ checks, ...facts(a, b, c, language, role) })
        expect(said.filter(({ verdict }) => verdict === 'errored')).toEqual([])
        for (const { findings } of said)
          for (const { at } of findings) expect(at.start === undefined || (at.start >= 0 && at.end! > at.start)).toBe(true)
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 10_000) },
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
const time = (run: () => void): number => {
  let best = Infinity
  for (let n = 0; n < 3; n++) {
    const from = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(from)
    best = Math.min(best, user + system)
  }
  return best
}

describe('ten times the text takes at most fifteen times as long', () => {
  const long = 100_000
  const of = (bait: string, length: number) =>
    facts(bait.repeat(Math.ceil(length / bait.length)).slice(0, length), 'Acme', 'Glocke', 'de', 'owned')

  test.each(Object.entries(baits))(
    '%s',
    (_, bait) => {
      const [short, tenfold] = [of(bait, long / 10), of(bait, long)]
      const slow = checks.flatMap((check) => {
        const run = (some: ReturnType<typeof facts>) => () => void judge({ checks: [check], ...some })
        run(short)()
        // Below two milliseconds the clock tells nothing.
        const [one, ten] = [Math.max(2_000, time(run(short))), time(run(tenfold))]
        return ten > 15 * one ? [`${check.id}: ${one} µs, then ${ten} µs`] : []
      })
      expect(slow).toEqual([])
    },
    120_000,
  )
})
