import { isGraphic } from '../../../../media/analysis/graphic.ts'
import { defineCheck } from '../../check.ts'
import type { ImageFacts, ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { brandOf, medium, readImage } from '../../testing.ts'

/** With fewer it is a picture with a sign in it. */
const leastWords = 3

const brand = brandOf({ fonts: ['Source Sans 3', 'Acme Serif'] })
const drawn = { entropy: 2, flatness: 0.97 }
const words = 'Nur noch bis Ende Juni'.split(' ').map((text) => ({ text, box: { x: 0.1, y: 0.4, width: 0.4, height: 0.05 }, contrast: 12 }))
const seen = (fonts: string[], differs: Partial<ReadImage> = drawn) => ({
  images: [readImage({ words, ...differs })],
  media: [medium({ fonts })],
  brand,
})

export default defineCheck({
  id: 'design/font',
  title: {
    pass: { de: 'Schrift im Bild ist die der Marke', en: 'Letters in the picture are in the fonts of the brand' },
    fail: { de: 'Die Schriftart im Bild gehört nicht zur Marke', en: 'The font in the picture is not the brand’s' },
  },
  why: {
    de: 'Eine fremde Schrift lässt eine Karte aussehen, als käme sie von jemand anderem.',
    en: 'A foreign font makes a card look as if it came from somebody else.',
  },
  source: 'The fonts of the brand, and those that are noted for the picture in the library.',
  severity: 'warning',
  needs: ['images', 'media', 'brand'],
  messages: {
    foreign: {
      de: 'Dieses Bild verwendet {font}, die Marke verwendet {allowed}. Setzen Sie den Text neu.',
      en: 'This picture uses {font}, the brand uses {allowed}. Set the text anew.',
    },
    unknown: {
      de: 'In diesem Bild steht Text, und niemand hat notiert, in welcher Schriftart. Sehen Sie nach, ob es eine der Marke ist ({allowed}), und tragen Sie sie in der Mediathek ein.',
      en: 'There is text in this picture, and nobody has noted its font. See whether it is one of the brand ({allowed}), and enter it in the library.',
    },
  },
  appliesTo: (_, { images, brand }) => brand.fonts.some((font) => plain(font) !== '') && images.some(hasText),
  *run({ images, media, brand }, { story }) {
    const allowed = brand.fonts.filter((font) => plain(font) !== '')
    for (const image of images) {
      if (image.unread || !hasText(image)) continue
      const at = { field: mediaField(story, image) }
      const noted = (media.find(({ id }) => id === image.id)?.fonts ?? []).filter((font) => plain(font) !== '')
      const data = { allowed: allowed.join(', ').toWellFormed() }
      // In a photograph the words are those of whatever stands there.
      if (noted.length === 0 && isGraphic(image)) yield { message: 'unknown', certainty: 'maybe', at, data }
      const foreign = noted.filter((font) => !allowed.some((one) => isOf(font, one)))
      if (foreign.length > 0)
        yield { message: 'foreign', certainty: 'sure', at, data: { ...data, font: foreign.join(', ').toWellFormed() } }
    }
  },
  examples: {
    good: [
      { say: 'A font of the brand', facts: seen(['Source Sans 3']) },
      { say: 'A cut of it, written as its file is called', facts: seen(['SourceSans3-Bold', 'Acme Serif Italic']) },
      { say: 'A shop window that somebody photographed', facts: seen([], {}) },
    ],
    bad: [
      { say: 'A font of somebody else', facts: seen(['Comic Sans MS']), expect: ['foreign'] },
      { say: 'One of the brand and one of somebody else', facts: seen(['Acme Serif', 'Papyrus']), expect: ['foreign'] },
      { say: 'A card, and nobody has noted a font', facts: seen([]), expect: ['unknown'] },
    ],
  },
})

const plain = (font: string) => font.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
/** "Source Sans 3 Bold" is a cut of "Source Sans 3". */
function isOf(font: string, family: string): boolean {
  return plain(font).startsWith(plain(family))
}
function hasText(image: ImageFacts): boolean {
  return !image.unread && (image.words?.length ?? 0) >= leastWords
}
