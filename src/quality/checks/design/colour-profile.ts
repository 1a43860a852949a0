import { defineCheck } from '../../check.ts'
import type { ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { readImage } from '../../testing.ts'

const seen = (colourSpace: ReadImage['colourSpace']) => ({ images: [readImage({ colourSpace })] })
const names = { 'display-p3': 'Display P3', 'adobe-rgb': 'Adobe RGB' } as const

export default defineCheck({
  id: 'design/colour-profile',
  title: {
    pass: { de: 'Die Bilder haben Farben für Bildschirme', en: 'The pictures have colours for screens' },
    fail: { de: 'Die Farben eines Bildes sind nicht für Bildschirme gemacht', en: 'The colours of a picture are not made for screens' },
  },
  why: {
    de: 'Auf der Plattform wirken die Farben blass oder giftig, und die der Marke stimmen nicht mehr.',
    en: 'On the platform the colours look pale or garish, and those of the brand are no longer right.',
  },
  source: 'The colour space and the ICC profile of the file; the web shows sRGB (IEC 61966-2-1) where nothing else is told.',
  severity: 'warning',
  needs: ['images'],
  messages: {
    print: {
      de: 'Dieses Bild hat Farben für den Druck (CMYK), auf Bildschirmen sehen sie anders aus. Speichern Sie es in sRGB.',
      en: 'This picture has colours for print (CMYK), which look different on screens. Save it in sRGB.',
    },
    wide: {
      de: 'Dieses Bild hat das Farbprofil {profile}. Plattformen entfernen es oft, und die Farben werden blasser. Speichern Sie es besser in sRGB.',
      en: 'This picture has the colour profile {profile}. Platforms often remove it, and the colours grow paler. Better save it in sRGB.',
    },
    unusual: {
      de: 'Dieses Bild hat ein ungewöhnliches Farbprofil. Plattformen entfernen es oft, und die Farben verändern sich. Speichern Sie es besser in sRGB.',
      en: 'This picture has an unusual colour profile. Platforms often remove it, and the colours change. Better save it in sRGB.',
    },
  },
  appliesTo: (_, { images }) => images.some(({ unread }) => !unread),
  *run({ images }, { story }) {
    for (const image of images) {
      if (image.unread) continue
      const at = { field: mediaField(story, image) }
      const { colourSpace } = image
      if (colourSpace === 'cmyk') yield { message: 'print', certainty: 'sure', at }
      else if (colourSpace === 'display-p3' || colourSpace === 'adobe-rgb')
        yield { message: 'wide', certainty: 'maybe', at, data: { profile: names[colourSpace] } }
      else if (colourSpace === 'other') yield { message: 'unusual', certainty: 'maybe', at }
    }
  },
  examples: {
    good: [
      { say: 'sRGB', facts: seen('srgb') },
      { say: 'A picture in greys', facts: seen('grey') },
    ],
    bad: [
      { say: 'From the printed brochure', facts: seen('cmyk'), expect: ['print'] },
      { say: 'From a telephone with wide colours', facts: seen('display-p3'), expect: ['wide'] },
      { say: 'From a photographer’s archive', facts: seen('adobe-rgb'), expect: ['wide'] },
      { say: 'The profile of a scanner', facts: seen('other'), expect: ['unusual'] },
    ],
  },
})
