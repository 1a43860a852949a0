import type { Json } from '../../../core/story.ts'
import type { Inline } from '../../../core/rich-text-tree.ts'
import { atMost } from '../../at-most.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { structureOf, type PlacedBlock, type Structure } from '../../structure.ts'
import { article, bodyOf } from '../../testing.ts'

const owned = { role: 'owned' } as const
const built = (...lines: readonly string[]) => ({ facts: {}, platform: owned, story: { article: article({ body: bodyOf(...lines) }) } })
const bold: Json = {
  root: {
    children: [
      { type: 'paragraph', children: [{ type: 'text', text: 'Anfahrt', format: 1 }] },
      { type: 'paragraph', children: [{ type: 'text', text: 'Mit der Bahn bis Köln-Süd.' }] },
    ],
  },
}
const longest = 400
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu

export default defineCheck({
  id: 'seo/headings',
  title: {
    pass: { de: 'Die Überschriften gliedern den Text', en: 'The headings structure the text' },
    fail: { de: 'Die Überschriften gliedern den Text nicht richtig', en: 'The headings do not structure the text properly' },
  },
  why: {
    de: 'Wer überfliegt oder mit einem Screenreader von Überschrift zu Überschrift springt, findet sich sonst nicht zurecht.',
    en: 'People who skim, or jump from heading to heading with a screen reader, lose their way.',
  },
  source: 'WCAG 2.2, success criteria 1.3.1 Info and Relationships and 2.4.6 Headings and Labels, and failure F2',
  severity: 'warning',
  needs: [],
  messages: {
    top: {
      de: 'Diese Überschrift hat die Ebene 1. Die gehört dem Titel des Beitrags: Wählen Sie Ebene 2.',
      en: 'This heading has level 1. That is the title’s: choose level 2.',
    },
    skipped: {
      de: 'Auf Ebene {above} folgt Ebene {level}. Wählen Sie Ebene {expected}.',
      en: 'Level {level} follows level {above}. Choose level {expected}.',
    },
    empty: { de: 'Im Text steht eine leere Überschrift. Entfernen Sie sie.', en: 'There is an empty heading in the text. Remove it.' },
    bare: {
      de: 'Unter dieser Überschrift steht nichts. Ergänzen Sie einen Satz oder streichen Sie die Überschrift.',
      en: 'There is nothing below this heading. Add a sentence or delete the heading.',
    },
    bold: {
      de: 'Diese fette Zeile sieht aus wie eine Überschrift. Ist es eine, dann zeichnen Sie sie als Überschrift aus.',
      en: 'This bold line looks like a heading. If it is one, mark it up as a heading.',
    },
    long: {
      de: 'Hier folgen {count} Wörter ohne Zwischenüberschrift. Gliedern Sie den Text.',
      en: 'Here follow {count} words without a heading. Divide the text by headings.',
    },
  },
  appliesTo: (subject) => structureOf(subject) !== null,
  *run(_, subject) {
    const structure = structureOf(subject)
    if (structure) yield* atMost(20, problems(structure))
  },
  examples: {
    good: [
      {
        say: 'Level by level',
        ...built(
          'Wir öffnen die Werkstatt.',
          '## Programm',
          'Um zehn Uhr beginnt der Guss.',
          '### Für Kinder',
          'Eine eigene Führung.',
          '## Anfahrt',
          'Mit der Bahn.',
        ),
      },
      {
        say: 'A heading right below a higher one',
        ...built('## Our bells', '### Bronze', 'They ring longest.', '### Steel', 'They ring furthest.'),
      },
      { say: 'A short text without headings', ...built('Ein kurzer Text braucht keine Überschrift.') },
    ],
    bad: [
      { say: 'The title once more', ...built('# Acme öffnet die Werkstatt', 'Am Samstag ist es so weit.'), expect: ['top'] },
      {
        say: 'A level is left out',
        ...built('## Program', 'We start at ten.', '#### For children', 'A tour of their own.'),
        expect: ['skipped'],
      },
      { say: 'An empty line that was a heading', ...built('Text.', '##  ', 'Mehr Text.'), expect: ['empty'] },
      { say: 'Nothing below', ...built('## Programm', '## Anfahrt', 'Mit der Bahn.', '## Kontakt'), expect: ['bare', 'bare'] },
      { say: 'Bold instead of a heading', facts: {}, platform: owned, story: { article: article({ body: bold }) }, expect: ['bold'] },
      { say: 'A wall of words', ...built('## Chronik', 'Wir gießen seit 1848 Glocken. '.repeat(90)), expect: ['long'] },
    ],
  },
})

type Problem = Finding<'top' | 'skipped' | 'empty' | 'bare' | 'bold' | 'long'>

function* problems({ blocks, at: place }: Structure): Generator<Problem> {
  // The title of the page.
  let above = 1
  for (const [i, block] of blocks.entries()) {
    if (blocks[i - 1]?.kind === 'heading' || i === 0) yield* wall(blocks, i, place)
    const at = place(block.start < block.end ? block : undefined)
    const next = blocks.slice(i + 1, i + 4).find(hasContent)
    if (isBoldLine(block) && next?.kind === 'paragraph' && !isBoldLine(next)) yield { message: 'bold', certainty: 'maybe', at }
    if (block.kind !== 'heading') continue
    const { level } = block
    if (block.plain.trim() === '') {
      yield { message: 'empty', certainty: 'sure', at }
      continue
    }
    if (level === 1) yield { message: 'top', certainty: 'sure', at }
    else if (level > above + 1) yield { message: 'skipped', certainty: 'sure', at, data: { level, above, expected: above + 1 } }
    else if (!next || (next.kind === 'heading' && next.level <= level)) yield { message: 'bare', certainty: 'maybe', at }
    above = level
  }
}

/** What stands between two headings, or before the first one, when it is too long. */
function* wall(blocks: readonly PlacedBlock[], from: number, place: Structure['at']): Generator<Problem> {
  let count = 0
  for (let i = from; i < blocks.length; i++) {
    const { kind, plain } = blocks[i]!
    if (kind === 'heading') break
    if (kind !== 'code') count += plain.match(word)?.length ?? 0
  }
  const first = blocks.slice(from, from + 4).find(hasContent)
  if (count > longest) yield { message: 'long', certainty: 'maybe', at: place(first?.plain ? first : undefined), data: { count } }
}

const hasContent = ({ kind, plain }: PlacedBlock) => kind === 'image' || plain.trim() !== ''

/** A short line that is bold throughout and no sentence. */
function isBoldLine(block: PlacedBlock): boolean {
  if (block.kind !== 'paragraph' || block.plain.length > 80 || !/[\p{L}\p{N}?]\s*$/u.test(block.plain)) return false
  const isBold = (one: Inline): boolean =>
    one.kind === 'text' ? one.formats.includes('bold') || one.text.trim() === '' : one.kind === 'link' && one.children.every(isBold)
  return block.children.every(isBold)
}
