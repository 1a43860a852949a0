import { boxIn, cropOf, shareWithin } from '../../../../media/analysis/crop-box.ts'
import { defineCheck } from '../../check.ts'
import type { Box, ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview, readImage } from '../../testing.ts'

/** Share of a word or a logo that is under the buttons. */
const hidden = 0.3
const mostNamed = 3

// Upright full-screen formats: name and time above, caption and buttons below.
const covered: readonly Box[] = [
  { x: 0, y: 0, width: 1, height: 0.14 },
  { x: 0, y: 0.8, width: 1, height: 0.2 },
]
const upright = { width: 1080, height: 1920 }
const { limits } = plainPlatform
const word = (text: string, y: number) => ({ text, box: { x: 0.1, y, width: 0.5, height: 0.05 }, contrast: 12 })
const logoAt = (y: number) => ({
  logo: 'logo-1',
  score: 0.95,
  box: { x: 0.4, y, width: 0.2, height: 0.05 },
  clearSpace: 1,
  widthPx: 240,
  ground: 1,
})
const seen = (differs: Partial<ReadImage>, images: object = { covered }) => ({
  images: [readImage({ ...upright, ...differs })],
  preview: preview({ media: [plainImage] }),
  limits: { ...limits, images: { ...limits.images, ...images } },
})

export default defineCheck({
  id: 'design/covered-area',
  title: {
    pass: {
      de: 'Nichts Wichtiges liegt unter den Knöpfen der Plattform',
      en: 'Nothing that matters lies below the buttons of the platform',
    },
    fail: { de: 'Die Plattform verdeckt einen Teil des Bildes', en: 'The platform covers part of the picture' },
  },
  why: {
    de: 'Wer das Bild auf der Plattform sieht, sieht an dieser Stelle Knöpfe und Namen statt Ihrer Worte.',
    en: 'People who see the picture on the platform see buttons and names there in place of your words.',
  },
  source: 'The areas that the platform’s own interface covers, with source and date in its manifest.',
  severity: 'warning',
  needs: ['images', 'preview', 'limits'],
  messages: {
    words: {
      de: '{platform} verdeckt diese Worte mit eigenen Knöpfen und Texten: {words}. Rücken Sie sie zur Mitte.',
      en: '{platform} covers these words with buttons and texts of its own: {words}. Move them towards the middle.',
    },
    logo: {
      de: '{platform} verdeckt das Logo mit eigenen Knöpfen und Texten. Rücken Sie es zur Mitte.',
      en: '{platform} covers the logo with buttons and texts of its own. Move it towards the middle.',
    },
  },
  appliesTo: (_, { images, limits }) =>
    (limits.images.covered?.length ?? 0) > 0 &&
    images.some((image) => !image.unread && ((image.words?.length ?? 0) > 0 || (image.logos?.length ?? 0) > 0)),
  *run({ images, preview, limits }, { story, platform }) {
    const { covered = [], aspect } = limits.images
    for (const image of images) {
      if (image.unread) continue
      const crop = cropOf(image, aspect, preview.media.find(({ id }) => id === image.id)?.focalPoint)
      const isHidden = (box: Box) => covered.some((area) => shareWithin(boxIn(crop, box), area) > hidden)
      const at = { field: mediaField(story, image) }
      const words = (image.words ?? []).filter(({ box }) => isHidden(box)).map(({ text }) => text.toWellFormed().slice(0, 40))
      const named = words.slice(0, mostNamed).join(', ') + (words.length > mostNamed ? ' …' : '')
      const data = { platform: platform.name, words: named }
      if (words.length > 0) yield { message: 'words', certainty: 'maybe', at, data }
      if ((image.logos ?? []).some(({ box }) => isHidden(box))) yield { message: 'logo', certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'Words in the middle', facts: seen({ words: [word('Jetzt', 0.4), word('anmelden', 0.47)], logos: [logoAt(0.2)] }) },
      {
        say: 'Words that come to lie in the middle once the picture is cropped',
        facts: seen({ width: 1080, height: 1080, words: [word('Jetzt', 0.1)] }, { covered: [{ x: 0, y: 0, width: 0.2, height: 1 }] }),
      },
    ],
    bad: [
      { say: 'Words at the lower edge', facts: seen({ words: [word('Jetzt', 0.9), word('anmelden', 0.94)] }), expect: ['words'] },
      { say: 'The logo at the upper edge', facts: seen({ words: [], logos: [logoAt(0.02)] }), expect: ['logo'] },
      {
        say: 'Words that are covered only once the picture is cropped',
        facts: seen(
          { width: 1920, height: 1080, words: [{ ...word('Jetzt', 0.4), box: { x: 0.36, y: 0.4, width: 0.04, height: 0.05 } }] },
          {
            covered: [{ x: 0, y: 0, width: 0.2, height: 1 }],
            aspect: { min: 0.5, max: 0.5625 },
          },
        ),
        expect: ['words'],
      },
    ],
  },
})
