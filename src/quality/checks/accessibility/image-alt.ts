import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'
import { isDeviceName } from '../../text/device-names.ts'

const fileEnding = /\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg)$/iu
const isFileName = (alt: string) => fileEnding.test(alt) || isDeviceName(alt)

const withAlt = (alt: string | null) => ({ preview: preview({ media: [{ ...plainImage, alt }] }), limits: plainPlatform.limits })
const { limits } = plainPlatform

export default defineCheck({
  id: 'accessibility/image-alt',
  title: {
    pass: { de: 'Jedes Bild hat einen Alternativtext', en: 'Every picture has an alternative text' },
    fail: { de: 'Einem Bild fehlt der Alternativtext', en: 'A picture lacks its alternative text' },
  },
  why: {
    de: 'Wer das Bild nicht sehen kann, erfährt sonst nicht, was es zeigt.',
    en: 'People who cannot see the picture do not learn what it shows.',
  },
  source: 'WCAG 2.2, success criterion 1.1.1 Non-text Content, and its failures F65 and F30',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    missing: {
      de: 'Das Bild hat keinen Alternativtext. Sagen Sie in einem Satz, was darauf zu sehen ist.',
      en: 'The picture has no alternative text. Say in one sentence what it shows.',
    },
    fileName: {
      de: '„{alt}“ ist ein Dateiname. Sagen Sie in einem Satz, was auf dem Bild zu sehen ist.',
      en: '“{alt}” is a file name. Say in one sentence what the picture shows.',
    },
  },
  *run({ preview, limits }, { story }) {
    // Where the platform takes none, none can be told.
    if (limits.images.altMax === 0) return
    for (const media of preview.media.filter(({ kind }) => kind === 'image')) {
      const alt = (media.alt ?? '').replace(/\p{Default_Ignorable_Code_Point}/gu, '').trim()
      const at = { field: mediaField(story, media, 'alt') }
      if (alt === '') yield { message: 'missing', certainty: 'sure', at }
      else if (isFileName(alt)) yield { message: 'fileName', certainty: 'sure', at, data: { alt } }
    }
  },
  examples: {
    good: [
      { say: 'A sentence', facts: withAlt('Eine Gießerin prüft den Klang einer Glocke.') },
      { say: 'A sentence with a number', facts: withAlt('Bild 3 von 5: der Guss.') },
      { say: 'A film is no picture', facts: { preview: preview({ media: [{ ...plainImage, kind: 'video', alt: null }] }), limits } },
      {
        say: 'A platform that takes no alternative texts',
        facts: { ...withAlt(null), limits: { ...limits, images: { ...limits.images, altMax: 0 } } },
      },
    ],
    bad: [
      { say: 'Nobody has written it yet', facts: withAlt(null), expect: ['missing'] },
      { say: 'Only white space', facts: withAlt(' \u200b'), expect: ['missing'] },
      { say: 'The name of the file', facts: withAlt('Große Glocke_final(2).JPG'), expect: ['fileName'] },
      { say: 'The name that a camera gave', facts: withAlt('IMG_20261122_101500'), expect: ['fileName'] },
      { say: 'The name that a screen gave', facts: withAlt('Bildschirmfoto 2026-11-22 um 10.15.30'), expect: ['fileName'] },
    ],
  },
})
