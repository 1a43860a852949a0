import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { medium, plainImage } from '../../testing.ts'
import { saysNothing } from '../../text/device-names.ts'

const owned = { role: 'owned' } as const
const named = (filename: string) => ({ facts: { media: [medium({ filename })] }, platform: owned, story: { media: [plainImage] } })
const ending = /\.[a-z0-9]{2,5}$/iu

export default defineCheck({
  id: 'seo/image-name',
  title: {
    pass: { de: 'Die Dateinamen der Bilder sagen, was sie zeigen', en: 'The file names of the pictures say what they show' },
    fail: { de: 'Ein Dateiname sagt nicht, was das Bild zeigt', en: 'A file name does not say what its picture shows' },
  },
  why: {
    de: 'Wer das Bild sucht oder herunterlädt, erkennt es nicht wieder; und Bildersuchen finden es schlechter.',
    en: 'People who look for the picture or download it do not recognise it; and image searches find it less.',
  },
  source: 'https://developers.google.com/search/docs/appearance/google-images',
  severity: 'advice',
  needs: ['media'],
  messages: {
    device: {
      de: '„{name}“ sagt nicht, was das Bild zeigt. Geben Sie der Datei einen Namen aus wenigen Wörtern.',
      en: '“{name}” does not say what the picture shows. Give the file a name of a few words.',
    },
  },
  appliesTo: ({ platform }, { media }) =>
    platform.role === 'owned' && media.some(({ kind, filename }) => kind === 'image' && filename !== ''),
  *run({ media }, { story }) {
    for (const { id, kind, filename } of media)
      if (kind === 'image' && filename !== '' && saysNothing(filename.replace(ending, '')))
        yield { message: 'device', certainty: 'sure', at: { field: mediaField(story, { id }) }, data: { name: filename } }
  },
  examples: {
    good: [
      { say: 'What it shows', ...named('glockenguss-koeln.jpg') },
      { say: 'With a year', ...named('open-day-2026.webp') },
      { say: 'A short name', ...named('guss.png') },
    ],
    bad: [
      { say: 'From a camera', ...named('IMG_4711.JPG'), expect: ['device'] },
      { say: 'From a screen', ...named('Screenshot 2026-11-22 at 10.15.30.png'), expect: ['device'] },
      { say: 'From a program that asked for a name', ...named('unbenannt (2).png'), expect: ['device'] },
      { say: 'From a program that did not ask', ...named('3f2504e0-4f89-11d3-9a0c-0305e82c3301.jpg'), expect: ['device'] },
    ],
  },
})
