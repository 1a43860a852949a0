import { isGraphic } from '../../../../media/analysis/graphic.ts'
import { defineCheck } from '../../check.ts'
import type { ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { readImage } from '../../testing.ts'

/**
 * Variance of the Laplacian at 1,024 px. Measured on photographs, 2026-11-29: sharp ones 78 to 1,187; blurred by a radius that is seen 10
 * to 26, by one that spoils them 4 to 6.
 */
const blurred = 20
/** Bits. With less there is nothing that could be sharp: a wall, the sky. */
const leastEntropy = 5

const seen = (differs: Partial<ReadImage>) => ({ images: [readImage(differs)] })

export default defineCheck({
  id: 'design/sharpness',
  title: {
    pass: { de: 'Die Bilder sind scharf', en: 'The pictures are sharp' },
    fail: { de: 'Ein Bild wirkt unscharf', en: 'A picture looks blurred' },
  },
  why: {
    de: 'Ein verwackeltes oder zu stark vergrößertes Bild lässt die Marke nachlässig erscheinen.',
    en: 'A picture that is shaken or enlarged too far makes the brand look careless.',
  },
  source: 'Variance of the Laplacian (Pech-Pacheco et al., 2000), with bounds measured on photographs.',
  severity: 'warning',
  needs: ['images'],
  messages: {
    blurred: {
      de: 'Dieses Bild wirkt unscharf. Ist das nicht gewollt, nehmen Sie eine schärfere Aufnahme oder die Datei in voller Größe.',
      en: 'This picture looks blurred. Unless that is wanted, take a sharper shot or the file in full size.',
    },
  },
  appliesTo: (_, { images }) => images.some((image) => !image.unread && judgeable(image)),
  *run({ images }, { story }) {
    for (const image of images) {
      // Fog, and a soft background behind little that is sharp, measure the same: a person looks.
      if (!image.unread && judgeable(image) && image.sharpness < blurred)
        yield { message: 'blurred', certainty: 'maybe', at: { field: mediaField(story, image) } }
    }
  },
  examples: {
    good: [
      { say: 'A sharp photograph', facts: seen({ sharpness: 265 }) },
      { say: 'A calm one', facts: seen({ sharpness: 40 }) },
      {
        say: 'A drawing of two colours beside it',
        facts: { images: [readImage(), readImage({ sharpness: 5, entropy: 1, flatness: 0.99 })] },
      },
    ],
    bad: [
      { say: 'A shaken photograph', facts: seen({ sharpness: 11 }), expect: ['blurred'] },
      { say: 'Blurred beyond knowing', facts: seen({ sharpness: 4, flatness: 0.88 }), expect: ['blurred'] },
    ],
  },
})

function judgeable(image: ReadImage): boolean {
  return image.entropy >= leastEntropy && !isGraphic(image)
}
