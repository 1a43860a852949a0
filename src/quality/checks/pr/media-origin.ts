import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { medium, plainImage } from '../../testing.ts'

const of = (rightsHolder: string, licence: string) => ({ media: [medium({ rightsHolder, licence })] })

export default defineCheck({
  id: 'pr/media-origin',
  title: {
    pass: { de: 'Von jedem Bild und Film ist bekannt, wem er gehört', en: 'It is known whose every picture and film is' },
    fail: { de: 'Von einem Bild oder Film weiß niemand, wem er gehört', en: 'Nobody knows whose a picture or film is' },
  },
  why: {
    de: 'Ohne Herkunft kann niemand sagen, ob Sie es zeigen dürfen; gefragt wird erst, wenn die Rechnung kommt.',
    en: 'Without its origin nobody can say whether you may show it; people ask when the bill arrives.',
  },
  source: '§ 15 and § 31 UrhG',
  severity: 'warning',
  needs: ['media'],
  messages: {
    unknown: {
      de: 'Zu „{file}“ stehen in der Mediathek weder Rechte noch Lizenz. Tragen Sie ein, von wem es ist.',
      en: 'The library names neither rights nor licence of “{file}”. Enter whose it is.',
    },
  },
  appliesTo: (_, { media }) => media.length > 0,
  *run({ media }, { story }) {
    for (const { id, filename, rightsHolder, licence } of media) {
      if (rightsHolder.trim() !== '' || licence.trim() !== '') continue
      const data = { file: filename }
      yield { message: 'unknown', certainty: 'sure', at: { field: mediaField(story, { id }) }, data }
    }
  },
  examples: {
    good: [
      { say: 'Made by the house itself', facts: of('Acme', '') },
      { say: 'Free for everybody', facts: of('', 'CC0 1.0') },
    ],
    bad: [{ say: 'Nobody has entered anything', facts: of(' ', ''), story: { media: [plainImage] }, expect: ['unknown'] }],
  },
})
