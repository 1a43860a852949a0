import { isGraphic } from '../../../../media/analysis/graphic.ts'
import { defineCheck } from '../../check.ts'
import type { Box, ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { readImage } from '../../testing.ts'

/**
 * CSS pixels that a feed shows a picture across (believed), and the height there of a word in large letters: WCAG calls 18 pt (24 px) large,
 * and a word is about 0.75 of that high.
 */
const shownAcross = 500
const largeHeight = 18
const enough = { small: 4.5, large: 3 }
/** What JPEG and soft rims do to the measured ratio. */
const tolerance = 0.85
const mostNamed = 3

type Word = NonNullable<ReadImage['words']>[number]
const word = (text: string, contrast: number, height = 0.02): Word => ({ text, box: { x: 0.1, y: 0.4, width: 0.4, height }, contrast })
const drawn = { entropy: 2, flatness: 0.97 }
const seen = (words: ReadImage['words'], differs: Partial<ReadImage> = drawn) => ({ images: [readImage({ words, ...differs })] })
const logos = [{ logo: 'logo-1', score: 0.95, box: { x: 0.1, y: 0.4, width: 0.4, height: 0.1 }, clearSpace: 1, widthPx: 240, ground: 1 }]

export default defineCheck({
  id: 'design/text-contrast',
  title: {
    pass: { de: 'Schrift im Bild hebt sich von ihrem Grund ab', en: 'Letters in the picture stand out from their ground' },
    fail: { de: 'Schrift im Bild hebt sich kaum ab', en: 'Letters in the picture hardly stand out' },
  },
  why: {
    de: 'Wer schlecht sieht oder in der Sonne auf sein Telefon blickt, kann blasse Schrift nicht lesen, und vorlesen lässt sie sich nicht.',
    en: 'People with weak eyes, or with their telephone in the sun, cannot read pale letters, and nothing reads them aloud.',
  },
  source: 'WCAG 2.2, success criteria 1.4.3 Contrast (Minimum) and 1.4.5 Images of Text',
  severity: 'warning',
  needs: ['images'],
  messages: {
    pale: {
      de: 'Diese Schrift im Bild hebt sich nur {contrast} zu 1 von ihrem Grund ab, nötig ist {wanted} zu 1: {words}. Nehmen Sie eine dunklere oder hellere Farbe, oder legen Sie eine Fläche darunter.',
      en: 'These letters in the picture stand out from their ground by only {contrast} to 1, {wanted} to 1 is needed: {words}. Take a darker or lighter colour, or lay an area below them.',
    },
    unread: {
      de: 'Schrift konnte in diesem Bild nicht gelesen werden. Sehen Sie selbst nach, ob sie sich gut abhebt.',
      en: 'Letters could not be read in this picture. See for yourself whether they stand out well.',
    },
  },
  appliesTo: (_, { images }) => images.some((image) => !image.unread && (image.words?.length ?? 0) > 0),
  *run({ images }, { story }) {
    for (const image of images) {
      if (image.unread) continue
      const at = { field: mediaField(story, image) }
      if (image.words === null) yield { message: 'unread', certainty: 'maybe', at }
      // A logo may look as it does (1.4.3, Logotypes).
      const words = (image.words ?? []).filter(({ box }) => !(image.logos ?? []).some((logo) => holds(logo.box, box)))
      const pale = words.filter((one) => one.contrast < wantedFor(one, image)).toSorted((a, b) => a.contrast - b.contrast)
      const worst = pale[0]
      if (!worst) continue
      const wanted = wantedFor(worst, image)
      const certain = isGraphic(image) && worst.contrast < wanted * tolerance
      const named = pale.slice(0, mostNamed).map(({ text }) => text.toWellFormed().slice(0, 40))
      const data = { contrast: worst.contrast, wanted, words: named.join(', ') + (pale.length > mostNamed ? ' …' : '') }
      yield { message: 'pale', certainty: certain ? 'sure' : 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'White on a dark colour', facts: seen([word('Jetzt', 5.5), word('anmelden', 5.5)]) },
      { say: 'Large letters may be paler', facts: seen([word('Glockenfest', 3.2, 0.1)]) },
      { say: 'The letters of the logo', facts: seen([word('Acme', 1.8, 0.05)], { ...drawn, logos }) },
    ],
    bad: [
      { say: 'Light grey on white', facts: seen([word('Jetzt', 2.3), word('anmelden', 2.4)]), expect: ['pale'] },
      { say: 'Over a photograph', facts: seen([word('Sommerfest', 2.1, 0.1)], {}), expect: ['pale'] },
      {
        say: 'Many pale words are one finding',
        facts: seen('Nur noch bis Ende Juni'.split(' ').map((one) => word(one, 2))),
        expect: ['pale'],
      },
      {
        say: 'One picture with good letters, and one that could not be read',
        facts: { images: [readImage({ words: [word('Jetzt', 12)] }), readImage({ words: null })] },
        expect: ['unread'],
      },
    ],
  },
})

function wantedFor({ box }: Word, { width, height }: Pick<ReadImage, 'width' | 'height'>): number {
  const shown = (box.height * height * shownAcross) / Math.max(1, width)
  return shown >= largeHeight ? enough.large : enough.small
}

/** By the middle: a box may stick out a little. */
function holds(outer: Box, inner: Box): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2]
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height
}
