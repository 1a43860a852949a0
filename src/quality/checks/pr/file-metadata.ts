import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readImage } from '../../testing.ts'

const { metadata } = readImage()
const told = (differs: Partial<typeof metadata>) => ({ images: [readImage({ metadata: { ...metadata, ...differs } })] })

export default defineCheck({
  id: 'pr/file-metadata',
  title: {
    pass: { de: 'Die Bilddateien verraten nichts', en: 'The files of the pictures give nothing away' },
    fail: { de: 'Eine Bilddatei verrät mehr als das Bild', en: 'The file of a picture gives away more than the picture' },
  },
  why: {
    de: 'Wer die Datei aus der Mediathek weitergibt, verrät damit, wo jemand wohnt oder mit welcher Kamera fotografiert wurde.',
    en: 'Whoever passes the file on from the library gives away where somebody lives, or which camera took the picture.',
  },
  source: 'Regulation (EU) 2016/679 (GDPR), Article 4 (1): location data are personal data; Exif 2.32, GPS attributes',
  severity: 'advice',
  needs: ['images'],
  messages: {
    place: {
      de: 'Die Datei sagt, wo das Bild entstand. Aus dem, was hinausgeht, entfernt der Hub das; in der Mediathek steht es noch. Laden Sie eine bereinigte Datei hoch, wenn es niemand wissen soll.',
      en: 'The file tells where the picture was taken. The hub removes that from what goes out; the library still has it. Upload a cleaned file if nobody should know.',
    },
    camera: {
      de: 'Die Datei nennt die Seriennummer einer Kamera. Aus dem, was hinausgeht, entfernt der Hub sie; in der Mediathek steht sie noch.',
      en: 'The file tells the serial number of a camera. The hub removes it from what goes out; the library still has it.',
    },
  },
  appliesTo: (_, { images }) => images.some(({ unread }) => unread === undefined),
  *run({ images }, { story }) {
    for (const image of images) {
      if (image.unread !== undefined) continue
      const at = { field: mediaField(story, image) }
      if (image.metadata.hasGps) yield { message: 'place', certainty: 'maybe', at }
      else if (image.metadata.hasSerialNumber) yield { message: 'camera', certainty: 'maybe', at }
    }
  },
  examples: {
    good: [
      { say: 'A picture that tells nothing', facts: told({}) },
      { say: 'A copyright notice, which is to stay', facts: told({ copyright: '© Acme' }) },
    ],
    bad: [
      { say: 'Straight from a telephone', facts: told({ hasGps: true, hasSerialNumber: true }), expect: ['place'] },
      { say: 'Straight from a camera', facts: told({ hasSerialNumber: true }), expect: ['camera'] },
    ],
  },
})
