import type { BrandProfile } from '../../brand.ts'
import { defineCheck } from '../../check.ts'
import type { ImageFacts } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { brandOf, readImage } from '../../testing.ts'

/** Relative luminance. Between them a ground is neither, and either variant may be right. */
const dark = 0.15
const light = 0.4

const brand = brandOf({
  logos: [
    { id: 'dark-letters', name: 'Logo dunkel', ground: 'light' },
    { id: 'white-letters', name: 'Logo weiß', ground: 'dark' },
    { id: 'badge', name: 'Plakette', ground: 'any' },
  ],
})
const seen = (logo: string, ground: number) => ({
  images: [
    readImage({
      logos: [{ logo, score: 0.95, box: { x: 0.7, y: 0.05, width: 0.2, height: 0.08 }, clearSpace: 1, widthPx: 240, ground }],
    }),
  ],
  brand,
})

/** Logos of which the brand says on which ground they belong. */
const placedOf = (images: readonly ImageFacts[], { logos }: BrandProfile) =>
  images.flatMap((image) =>
    (image.unread ? [] : (image.logos ?? [])).flatMap(({ logo, ground }) => {
      const known = logos.find(({ id }) => id === logo)
      return known && known.ground !== 'any' ? [{ image, known, ground }] : []
    }),
  )

export default defineCheck({
  id: 'design/logo-variant',
  title: {
    pass: { de: 'Das Logo steht auf dem Grund, für den es gemacht ist', en: 'The logo stands on the ground that it is made for' },
    fail: { de: 'Das Logo steht auf dem falschen Grund', en: 'The logo stands on the wrong ground' },
  },
  why: {
    de: 'Ein dunkles Logo auf dunklem Grund ist kaum zu sehen, und wer schlecht sieht, sieht es gar nicht.',
    en: 'A dark logo on a dark ground can hardly be seen, and those with weak eyes do not see it at all.',
  },
  source: 'The brand’s logos, with the ground that each is made for; luminance by WCAG 2.2.',
  severity: 'warning',
  needs: ['images', 'brand'],
  messages: {
    onDark: {
      de: '„{logo}“ ist für helle Gründe gemacht und steht hier auf dunklem. Nehmen Sie die Variante für dunkle Gründe.',
      en: '“{logo}” is made for light grounds and stands on a dark one here. Take the variant for dark grounds.',
    },
    onLight: {
      de: '„{logo}“ ist für dunkle Gründe gemacht und steht hier auf hellem. Nehmen Sie die Variante für helle Gründe.',
      en: '“{logo}” is made for dark grounds and stands on a light one here. Take the variant for light grounds.',
    },
  },
  appliesTo: (_, { images, brand }) => placedOf(images, brand).length > 0,
  *run({ images, brand }, { story }) {
    for (const { image, known, ground } of placedOf(images, brand)) {
      const wrong = known.ground === 'light' ? ground < dark : ground > light
      if (!wrong) continue
      const message = known.ground === 'light' ? 'onDark' : 'onLight'
      yield { message, certainty: 'sure', at: { field: mediaField(story, image) }, data: { logo: known.name || brand.name } }
    }
  },
  examples: {
    good: [
      { say: 'Dark letters on white', facts: seen('dark-letters', 1) },
      { say: 'White letters on the dark brand colour', facts: seen('white-letters', 0.14) },
      { say: 'White letters on a middle tone', facts: seen('white-letters', 0.3) },
    ],
    bad: [
      { say: 'Dark letters on a night sky', facts: seen('dark-letters', 0.03), expect: ['onDark'] },
      { say: 'White letters on a bright cloud', facts: seen('white-letters', 0.7), expect: ['onLight'] },
    ],
  },
})
