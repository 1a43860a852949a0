import { cropOf, shareWithin } from '../../../../media/analysis/crop-box.ts'
import { isGraphic } from '../../../../media/analysis/graphic.ts'
import { defineCheck } from '../../check.ts'
import type { Box, ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview, readImage } from '../../testing.ts'

/** Share of the picture. Less is hardly missed. */
const much = 0.25
/** Share of a word or a logo that must stay. Boxes are a few pixels larger than what is in them. */
const whole = 0.85
const mostNamed = 3

const { limits } = plainPlatform
const squareish = { min: 0.8, max: 1.25 }
const drawn = { entropy: 2, flatness: 0.97 }
const word = (text: string, x: number) => ({ text, box: { x, y: 0.4, width: 0.1, height: 0.1 }, contrast: 12 })
const seen = (differs: Partial<ReadImage>, focalPoint = { x: 50, y: 50 }) => ({
  images: [readImage(differs)],
  preview: preview({ media: [{ ...plainImage, focalPoint }] }),
  limits: { ...limits, images: { ...limits.images, aspect: squareish } },
})
const logoAt = (x: number) => ({
  logo: 'logo-1',
  score: 0.95,
  box: { x, y: 0.05, width: 0.1, height: 0.05 },
  clearSpace: 1,
  widthPx: 240,
  ground: 1,
})

export default defineCheck({
  id: 'design/crop',
  title: {
    pass: { de: 'Der Zuschnitt der Plattform nimmt dem Bild nichts Wichtiges', en: 'The crop of the platform takes nothing that matters' },
    fail: { de: 'Die Plattform schneidet vom Bild etwas ab', en: 'The platform crops something off the picture' },
  },
  why: {
    de: 'Wer nur den Ausschnitt sieht, liest halbe Worte oder sieht nicht mehr, worum es geht.',
    en: 'People who see only the crop read half words or no longer see what it is about.',
  },
  source: 'The narrowest and widest picture of the platform, with source and date in its manifest; the focal point of the library.',
  severity: 'warning',
  needs: ['images', 'preview', 'limits'],
  messages: {
    words: {
      de: '{platform} schneidet diese Worte an: {words}. Setzen Sie den Fokuspunkt darauf, oder laden Sie eine Fassung hoch, die nicht beschnitten wird.',
      en: '{platform} cuts these words: {words}. Set the focal point on them, or upload a version that is not cropped.',
    },
    logo: {
      de: '{platform} schneidet das Logo an. Setzen Sie den Fokuspunkt näher daran, oder laden Sie eine Fassung hoch, die nicht beschnitten wird.',
      en: '{platform} cuts the logo. Set the focal point nearer to it, or upload a version that is not cropped.',
    },
    much: {
      de: '{platform} schneidet {lost} % dieses Bildes ab. Sehen Sie in der Vorschau nach, ob das Wichtige bleibt, und versetzen Sie sonst den Fokuspunkt.',
      en: '{platform} crops {lost} % off this picture. See in the preview whether what matters stays, and move the focal point otherwise.',
    },
  },
  appliesTo: (_, { images, limits }) => limits.images.aspect !== undefined && images.some(({ unread }) => !unread),
  *run({ images, preview, limits }, { story, platform }) {
    for (const image of images) {
      if (image.unread) continue
      const crop = cropOf(image, limits.images.aspect, preview.media.find(({ id }) => id === image.id)?.focalPoint)
      if (crop.lost <= 0) continue
      const isCut = (box: Box) => shareWithin(box, crop.kept) < whole
      const at = { field: mediaField(story, image) }
      const words = (image.words ?? []).filter(({ box }) => isCut(box)).map(({ text }) => text.toWellFormed().slice(0, 40))
      const hasLogo = (image.logos ?? []).some(({ box }) => isCut(box))
      // In a photograph the words may be those of a shop that stands there.
      const certainty = isGraphic(image) ? 'sure' : 'maybe'
      if (words.length > 0) {
        const data = { platform: platform.name, words: words.slice(0, mostNamed).join(', ') + (words.length > mostNamed ? ' …' : '') }
        yield { message: 'words', certainty, at, data }
      }
      const told = { platform: platform.name, lost: Math.round(crop.lost * 100) }
      if (hasLogo) yield { message: 'logo', certainty: 'maybe', at, data: told }
      if (words.length === 0 && !hasLogo && crop.lost > much) yield { message: 'much', certainty: 'maybe', at, data: told }
    }
  },
  examples: {
    good: [
      { say: 'A picture that fits', facts: seen({ width: 1200, height: 1000 }) },
      {
        say: 'A little is cropped off, and nothing is there',
        facts: seen({ width: 1500, height: 1000, words: [word('Glockenfest', 0.45)] }),
      },
      {
        say: 'Words at the edge, with the focal point on them',
        facts: seen({ width: 1600, height: 1000, words: [word('Glockenfest', 0.02)] }, { x: 10, y: 50 }),
      },
    ],
    bad: [
      { say: 'A panorama', facts: seen({ width: 3000, height: 1000 }), expect: ['much'] },
      {
        say: 'A card with words up to the edge',
        facts: seen({ ...drawn, width: 1600, height: 1000, words: [word('Jetzt', 0.02)] }),
        expect: ['words'],
      },
      { say: 'The logo in the corner', facts: seen({ width: 1600, height: 1000, words: [], logos: [logoAt(0.88)] }), expect: ['logo'] },
    ],
  },
})
