import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { declared, medium, plainImage, read, readImage } from '../../testing.ts'

const label =
  /(?<![\p{L}\p{N}])(?:(?:KI|AI)[- ]?(?:generiert|erstellt|erzeugt|bearbeitet|gestützt|unterstützt|bild|generated|made|created|assisted|edited|image)\p{L}{0,4}|(?:mit|durch|von|mithilfe|mittels|per)\s(?:(?:von|einer|generativer)\s)?(?:KI|künstlicher Intelligenz|Künstlicher Intelligenz)|(?:made|created|generated|edited|produced|written|drawn|illustrated)\s(?:with|by|using)\s(?:generative\s)?(?:AI|artificial intelligence))(?![\p{L}\p{N}])/iu
const generatedFile = { ...readImage().metadata, isGenerated: true }
const told = (
  text: string,
  differs: { readonly file?: boolean; readonly library?: boolean; readonly says?: boolean; readonly credit?: string } = {},
) => ({
  text: read(text),
  images: [readImage(differs.file ? { metadata: generatedFile } : {})],
  media: [medium({ isGenerated: differs.library ?? false, credit: differs.credit ?? '' })],
  declared: declared({ isGenerated: differs.says ?? false }),
})
const withImage = { media: [plainImage] }

export default defineCheck({
  id: 'pr/ai-label',
  title: {
    pass: { de: 'Was ein Modell gemacht hat, sagt es', en: 'What a model made says so' },
    fail: { de: 'Der Beitrag sagt nicht, dass ein Modell mitgewirkt hat', en: 'The post does not say that a model had a part in it' },
  },
  why: {
    de: 'Wer ein erzeugtes Bild für echt hält, glaubt, was nie geschehen ist.',
    en: 'People who take a generated picture for a real one believe what never happened.',
  },
  source: 'Regulation (EU) 2024/1689, article 50 (2) and (4), applicable from 2026-08-02 by article 113',
  severity: 'warning',
  needs: ['text', 'images', 'media', 'declared'],
  messages: {
    picture: {
      de: 'Das Bild ist künstlich erzeugt oder bearbeitet, und nichts sagt es. Schreiben Sie zum Beispiel „Bild: KI-generiert“ dazu.',
      en: 'The picture was generated or changed by a model, and nothing says so. Write, for example, “Image: AI-generated” beside it.',
    },
    text: {
      de: 'Laut Angabe hat ein Modell mitgewirkt, und nichts im Text sagt es. Prüfen Sie, ob ein Hinweis nötig ist.',
      en: 'A model is said to have had a part in it, and nothing in the text says so. See whether a note is needed.',
    },
  },
  *run({ text, images, media, declared }, { story }) {
    if ([...text.places.map((place) => place.text), ...media.map(({ credit }) => credit)].some((words) => label.test(words))) return
    const files = images.filter((image) => image.unread === undefined && image.metadata.isGenerated)
    const generated = new Set([...files, ...media.filter(({ isGenerated }) => isGenerated)].map(({ id }) => id))
    for (const id of generated) yield { message: 'picture', certainty: 'sure', at: { field: mediaField(story, { id }) } }
    // Where a person has read and answers for a text, the law asks for no note: only people know.
    if (generated.size === 0 && declared.isGenerated) yield { message: 'text', certainty: 'maybe', at: { field: 'text' } }
  },
  examples: {
    good: [
      { say: 'A photograph', facts: told('Der Guss der Domglocke.'), story: withImage },
      { say: 'The text says so', facts: told('So könnte sie klingen. Bild: KI-generiert', { file: true }), story: withImage },
      { say: 'The credit says so', facts: told('So könnte sie aussehen.', { library: true, credit: 'Illustration: mit KI erstellt' }) },
      { say: 'In English', facts: told('Our bell of tomorrow, drawn with AI.', { file: true }), story: { ...withImage, language: 'en' } },
    ],
    bad: [
      { say: 'The file says so', facts: told('Der Guss der Domglocke.', { file: true }), story: withImage, expect: ['picture'] },
      {
        say: 'File and library',
        facts: told('Our bell.', { file: true, library: true }),
        story: { ...withImage, language: 'en' },
        expect: ['picture'],
      },
      { say: 'The author says so', facts: told('Sechs Gründe für Glocken aus Bronze.', { says: true }), expect: ['text'] },
    ],
  },
})
