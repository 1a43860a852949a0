import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readImage } from '../../testing.ts'

const unread = {
  de: 'Dieses Bild ist unvollständig oder beschädigt. Laden Sie es noch einmal von der Quelle hoch.',
  en: 'This picture is incomplete or damaged. Upload it again from its source.',
}

export default defineCheck({
  id: 'design/image-readable',
  title: {
    pass: { de: 'Jedes Bild lässt sich lesen', en: 'Every picture can be read' },
    fail: { de: 'Ein Bild lässt sich nicht lesen', en: 'A picture cannot be read' },
  },
  why: {
    de: 'Wer den Beitrag öffnet, sieht statt des Bildes eine Lücke, oder die Plattform weist den Beitrag zurück.',
    en: 'People who open the post see a gap in place of the picture, or the platform turns the post away.',
  },
  source: 'What the file itself says, by its bytes and by decoding it once.',
  severity: 'blocker',
  needs: ['images'],
  messages: {
    unread: {
      de: 'Dieses Bild lässt sich nicht lesen. Versuchen Sie es noch einmal; bleibt es dabei, laden Sie es neu als JPEG, PNG oder WebP hoch.',
      en: 'This picture cannot be read. Try again; if it stays so, upload it anew as JPEG, PNG or WebP.',
    },
  },
  appliesTo: (_, { images }) => images.length > 0,
  *run({ images }, { story }) {
    for (const image of images) if (image.unread) yield { message: 'unread', certainty: 'sure', at: { field: mediaField(story, image) } }
  },
  examples: {
    good: [
      { say: 'A photograph', facts: { images: [readImage()] } },
      { say: 'One whose words and logos could not be looked for', facts: { images: [readImage({ words: null, logos: null })] } },
    ],
    bad: [
      { say: 'A file that was cut off', facts: { images: [{ id: 'image-1', unread }] }, expect: ['unread'] },
      { say: 'The second of two', facts: { images: [readImage(), { id: 'image-2', unread }] }, expect: ['unread'] },
    ],
  },
})
