import { isGraphic } from '../../../../media/analysis/graphic.ts'
import type { BrandProfile } from '../../brand.ts'
import { defineCheck } from '../../check.ts'
import type { ImageFacts } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { brandOf, readImage } from '../../testing.ts'

/** A match is a pixel or two off on each side. */
const tolerance = 0.9

const brand = brandOf({ logos: [{ id: 'logo-1', name: 'Acme', minWidthPx: 120, clearSpace: 0.5 }] })
const drawn = { entropy: 2, flatness: 0.97 }
const seen = (clearSpace: number, widthPx: number, differs: object = drawn) => ({
  images: [
    readImage({
      ...differs,
      logos: [{ logo: 'logo-1', score: 0.95, box: { x: 0.7, y: 0.05, width: 0.2, height: 0.08 }, clearSpace, widthPx, ground: 1 }],
    }),
  ],
  brand,
})

/** Logos of which the brand says how large they must be or how free. */
const ruledOf = (images: readonly ImageFacts[], { logos }: BrandProfile) =>
  images.flatMap((image) =>
    image.unread
      ? []
      : (image.logos ?? []).flatMap((found) => {
          const rule = logos.find(({ id }) => id === found.logo)
          return rule && (rule.minWidthPx !== null || rule.clearSpace !== null) ? [{ image, found, rule }] : []
        }),
  )

export default defineCheck({
  id: 'design/logo-space',
  title: {
    pass: { de: 'Das Logo ist groß genug und hat Platz', en: 'The logo is large enough and has room' },
    fail: { de: 'Das Logo ist zu klein oder bedrängt', en: 'The logo is too small or crowded' },
  },
  why: {
    de: 'Auf einem Telefon verschwindet ein kleines Logo, und ein bedrängtes liest sich wie ein Teil von etwas anderem.',
    en: 'On a telephone a small logo vanishes, and a crowded one reads as part of something else.',
  },
  source: 'The brand’s smallest width and clear space for each logo.',
  severity: 'warning',
  needs: ['images', 'brand'],
  messages: {
    small: {
      de: 'Das Logo „{logo}“ ist {width} Pixel breit, die Marke verlangt mindestens {wanted}. Machen Sie es größer.',
      en: 'The logo “{logo}” is {width} pixels wide, the brand demands at least {wanted}. Make it larger.',
    },
    tight: {
      de: 'Um das Logo „{logo}“ ist nur das {space}-Fache seiner Höhe frei, die Marke verlangt das {wanted}-Fache. Rücken Sie es von Rand, Schrift und Bild ab.',
      en: 'Only {space} times its height is free round the logo “{logo}”, the brand demands {wanted} times. Move it away from edge, letters and picture.',
    },
  },
  appliesTo: (_, { images, brand }) => ruledOf(images, brand).length > 0,
  *run({ images, brand }, { story }) {
    for (const { image, found, rule } of ruledOf(images, brand)) {
      const at = { field: mediaField(story, image) }
      const logo = rule.name || brand.name
      if (rule.minWidthPx !== null && found.widthPx < rule.minWidthPx * tolerance) {
        const data = { logo, width: found.widthPx, wanted: rule.minWidthPx }
        yield { message: 'small', certainty: 'sure', at, data }
      }
      // In a photograph, what lies behind is not what crowds: a person looks.
      if (rule.clearSpace !== null && found.clearSpace < rule.clearSpace * tolerance) {
        const data = { logo, space: found.clearSpace, wanted: rule.clearSpace }
        yield { message: 'tight', certainty: isGraphic(image) ? 'sure' : 'maybe', at, data }
      }
    }
  },
  examples: {
    good: [
      { say: 'Large and free', facts: seen(1.2, 240) },
      { say: 'Just as the brand demands, measured a little less', facts: seen(0.47, 118) },
    ],
    bad: [
      { say: 'Pressed into the corner', facts: seen(0.1, 240), expect: ['tight'] },
      { say: 'On a restless photograph', facts: seen(0, 240, {}), expect: ['tight'] },
      { say: 'As small as a stamp', facts: seen(1, 60), expect: ['small'] },
    ],
  },
})
