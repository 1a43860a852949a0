import { isGraphic } from '../../../../media/analysis/graphic.ts'
import type { BrandProfile } from '../../brand.ts'
import { defineCheck } from '../../check.ts'
import type { ImageFacts, ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { brandOf, readImage } from '../../testing.ts'

const logos = [{ id: 'logo-1', name: 'Acme' }]
const drawn = { entropy: 2, flatness: 0.97 }
const found = {
  logos: [{ logo: 'logo-1', score: 0.97, box: { x: 0.7, y: 0.05, width: 0.2, height: 0.08 }, clearSpace: 1, widthPx: 240, ground: 1 }],
}
const seen = (differs: Partial<ReadImage>, logoDemanded: BrandProfile['logoDemanded'] = 'graphics') => ({
  images: [readImage(differs)],
  brand: brandOf({ logos, logoDemanded }),
})

/** Those that must show it. */
const demandedOf = (images: readonly ImageFacts[], { logos, logoDemanded }: BrandProfile) =>
  logos.length === 0 || logoDemanded === 'never'
    ? []
    : images.filter((image) => image.unread === undefined).filter((image) => logoDemanded === 'always' || isGraphic(image))

export default defineCheck({
  id: 'design/logo-present',
  title: {
    pass: { de: 'Das Logo steht im Bild, wo die Marke es verlangt', en: 'The logo is in the picture where the brand demands it' },
    fail: { de: 'In einem Bild ist kein Logo zu finden', en: 'No logo can be found in a picture' },
  },
  why: {
    de: 'Ein Bild wird ohne seinen Beitrag weitergereicht, und ohne Logo weiß niemand mehr, von wem es ist.',
    en: 'A picture is passed on without its post, and without a logo nobody knows any more whose it is.',
  },
  source: 'The brand’s rule on where its logo is demanded.',
  severity: 'warning',
  needs: ['images', 'brand'],
  messages: {
    missing: {
      de: 'In diesem Bild ist das Logo von {brand} nicht zu finden. Setzen Sie es hinein, oder sehen Sie nach, ob es verdeckt oder verändert ist.',
      en: 'The logo of {brand} cannot be found in this picture. Put it in, or see whether it is covered or altered.',
    },
    unknown: {
      de: 'Nach dem Logo von {brand} konnte in diesem Bild nicht gesucht werden. Sehen Sie selbst nach, ob es darin steht.',
      en: 'The logo of {brand} could not be looked for in this picture. See for yourself whether it is there.',
    },
  },
  appliesTo: (_, { images, brand }) => demandedOf(images, brand).length > 0,
  *run({ images, brand }, { story }) {
    for (const image of demandedOf(images, brand)) {
      if (image.logos !== null && image.logos.length > 0) continue
      // A logo on a mug, turned or drawn by hand is not found: a person looks.
      const message = image.logos === null ? 'unknown' : 'missing'
      yield { message, certainty: 'maybe', at: { field: mediaField(story, image) }, data: { brand: brand.name } }
    }
  },
  examples: {
    good: [
      { say: 'A card with the logo', facts: seen({ ...drawn, ...found }) },
      { say: 'A photograph with the logo, where every picture must have it', facts: seen(found, 'always') },
    ],
    bad: [
      { say: 'A card without it', facts: seen(drawn), expect: ['missing'] },
      { say: 'A photograph without it, where every picture must have it', facts: seen({}, 'always'), expect: ['missing'] },
      { say: 'The file of the logo is gone', facts: seen({ ...drawn, logos: null }), expect: ['unknown'] },
    ],
  },
})
