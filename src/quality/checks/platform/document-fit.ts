import { defineCheck, type Finding } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const told = { source: 'https://plainbook.example/documents', checked: '2026-11-30' } as const
const documents = { max: 1, bytes: 100_000_000, mimeTypes: ['application/pdf'], titleMax: 40, apartFromOthers: true, ...told }
const limits = { ...plainPlatform.limits, documents }
const platform = { supports: { ...plainPlatform.supports, documents: true } }
const pdf = { kind: 'document', mimeType: 'application/pdf', alt: null, title: 'Report' } as const
const report = { ...plainImage, ...pdf, id: 'document-1' }
const seen = (...media: (typeof plainImage)[]) => ({ facts: { preview: preview({ media }), limits }, story: { media }, platform })

export default defineCheck({
  id: 'platform/document-fit',
  title: {
    pass: { de: 'Die Plattform nimmt das Dokument', en: 'The platform takes the document' },
    fail: { de: 'Ein Dokument passt nicht auf die Plattform', en: 'A document does not fit the platform' },
  },
  why: {
    de: 'Die Plattform weist das Dokument zurück, und der Beitrag erscheint nicht.',
    en: 'The platform turns the document away, and the post does not appear.',
  },
  source: 'The limits of the platform, with source and date in its manifest.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Beitrag hat {count} Dokumente, {platform} nimmt höchstens {max}. Entfernen Sie {over}.',
      en: 'The post has {count} documents, {platform} takes at most {max}. Remove {over}.',
    },
    bytes: {
      de: 'Das Dokument ist {megabytes} MB groß, {platform} nimmt höchstens {max} MB. Speichern Sie es kleiner.',
      en: 'The document has {megabytes} MB, {platform} takes at most {max} MB. Save it smaller.',
    },
    type: {
      de: '{platform} nimmt keine Dokumente dieser Art. Speichern Sie es in einer anderen.',
      en: '{platform} takes no documents of this type. Save it as another.',
    },
    title: {
      de: 'Der Titel des Dokuments ist mit {count} Zeichen für {platform} zu lang, höchstens {max}. Kürzen Sie ihn in der Mediathek.',
      en: 'With {count} characters, the title of the document is too long for {platform}, which takes {max}. Shorten it in the library.',
    },
    mixed: {
      de: 'Auf {platform} steht ein Dokument allein, ohne Bilder und Filme. Geben Sie diesem Kanal eigene Medien: das Dokument oder die anderen.',
      en: 'On {platform} a document stands alone, without pictures and films. Give this channel media of its own: the document or the others.',
    },
  },
  // Where no documents can be sent at all, platform/media-kind says so.
  appliesTo: ({ platform, story }, { limits }) =>
    platform.supports.documents === true && limits.documents !== undefined && story.media.some(({ kind }) => kind === 'document'),
  *run(
    { limits: { documents: limit } },
    { story, platform: { name } },
  ): Generator<Finding<'tooMany' | 'bytes' | 'type' | 'title' | 'mixed'>> {
    if (!limit) return
    const documents = story.media.filter(({ kind }) => kind === 'document')
    const count = documents.length
    if (count > limit.max) {
      const data = { count, max: limit.max, over: count - limit.max, platform: name }
      yield { message: 'tooMany', certainty: 'sure', at: { field: 'media' }, data }
    }
    if (limit.apartFromOthers && count < story.media.length)
      yield { message: 'mixed', certainty: 'sure', at: { field: 'media' }, data: { platform: name } }
    for (const document of documents) {
      const at = { field: mediaField(story, document) }
      if (document.bytes > limit.bytes) {
        const megabytes = Math.ceil(document.bytes / 100_000) / 10
        yield { message: 'bytes', certainty: 'sure', at, data: { megabytes, max: Math.floor(limit.bytes / 100_000) / 10, platform: name } }
      }
      if (!limit.mimeTypes.includes(document.mimeType)) yield { message: 'type', certainty: 'sure', at, data: { platform: name } }
      const length = document.title?.length ?? 0
      if (length > (limit.titleMax ?? Infinity))
        yield { message: 'title', certainty: 'sure', at, data: { count: length, max: limit.titleMax ?? 0, platform: name } }
    }
  },
  examples: {
    good: [
      { say: 'One document alone', ...seen({ ...report, bytes: 100_000_000, title: 'x'.repeat(40) }) },
      {
        say: 'Beside a picture where both may stand together',
        ...seen(report, plainImage),
        facts: {
          preview: preview({ media: [report, plainImage] }),
          limits: { ...limits, documents: { ...documents, apartFromOthers: false } },
        },
      },
    ],
    bad: [
      { say: 'Two documents', ...seen(report, { ...report, id: 'document-2' }), expect: ['tooMany'] },
      { say: 'A document beside a picture', ...seen(report, plainImage), expect: ['mixed'] },
      { say: 'Too many bytes', ...seen({ ...report, bytes: 100_000_001 }), expect: ['bytes'] },
      { say: 'Another type', ...seen({ ...report, mimeType: 'application/msword' }), expect: ['type'] },
      { say: 'A long title', ...seen({ ...report, title: 'x'.repeat(41) }), expect: ['title'] },
    ],
  },
})
