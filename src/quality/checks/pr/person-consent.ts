import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { goesOutAt } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { medium, plainArtifacts, readImage } from '../../testing.ts'

const { schedule } = plainArtifacts
const told = (differs: Parameters<typeof medium>[0], ...persons: string[]) => ({
  images: [readImage({ metadata: { ...readImage().metadata, persons } })],
  media: [medium(differs)],
  schedule,
})

export default defineCheck({
  id: 'pr/person-consent',
  title: {
    pass: { de: 'Wer zu sehen ist, hat zugestimmt', en: 'Everybody who is shown has agreed' },
    fail: { de: 'Eine Einwilligung in ein Bild fehlt oder ist unklar', en: 'Consent to a picture is missing or unclear' },
  },
  why: {
    de: 'Wer sich ungefragt wiederfindet, wird bloßgestellt, und kann verlangen, dass alles gelöscht wird.',
    en: 'People who find themselves shown without being asked are exposed, and may have everything taken down.',
  },
  source: '§ 22 and § 23 KunstUrhG; GDPR, articles 6 and 7',
  severity: 'blocker',
  needs: ['images', 'media', 'schedule'],
  messages: {
    refused: {
      de: 'Auf „{file}“ ist jemand zu sehen, der nicht einverstanden ist. Nehmen Sie ein anderes.',
      en: '“{file}” shows somebody who does not agree. Take another one.',
    },
    ended: {
      de: 'Die Einwilligung zu „{file}“ galt bis {until}. Lassen Sie sie erneuern, oder nehmen Sie ein anderes.',
      en: 'The consent to “{file}” held until {until}. Have it renewed, or take another one.',
    },
    unknown: {
      de: '„{file}“ zeigt Menschen, und niemand hat gesagt, ob sie einverstanden sind. Fragen Sie, und tragen Sie es in der Mediathek ein.',
      en: '“{file}” shows people, and nobody has said whether they agree. Ask, and enter it in the library.',
    },
    named: {
      de: 'Die Datei „{file}“ nennt {names}. Klären Sie, ob eine Einwilligung nötig ist, und tragen Sie sie in der Mediathek ein.',
      en: 'The file “{file}” names {names}. Find out whether consent is needed, and enter it in the library.',
    },
  },
  appliesTo: (_, { media }) => media.length > 0,
  *run({ images, media, schedule }, { story }) {
    const day = wallDayOf(goesOutAt(schedule), schedule.timeZone)
    for (const { id, filename, persons, consent, consentUntil } of media) {
      const at = { field: mediaField(story, { id }) }
      const data = { file: filename, until: consentUntil ?? '', names: namesIn(images, id) }
      if (consent === 'refused') yield { message: 'refused', certainty: 'sure', at, data }
      else if (consent === 'given' && consentUntil !== null && consentUntil < day) yield { message: 'ended', certainty: 'sure', at, data }
      else if (persons === 'shown' && consent === 'unknown') yield { message: 'unknown', certainty: 'maybe', at, data }
      // Where nobody is said to be shown, nobody can have looked.
      else if (persons !== 'shown' && consent !== 'given' && data.names !== '') yield { message: 'named', certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'Nobody is shown', facts: told({}) },
      { say: 'She has agreed', facts: told({ persons: 'shown', consent: 'given', consentUntil: '2026-11-24' }, 'Maria Beispiel') },
      { say: 'A crowd in the street', facts: told({ persons: 'shown', consent: 'not-needed' }) },
      { say: 'Nobody has looked yet, and the file names nobody', facts: told({ persons: 'unknown', consent: 'unknown' }) },
    ],
    bad: [
      { say: 'She has refused', facts: told({ persons: 'shown', consent: 'refused' }), expect: ['refused'] },
      {
        say: 'It held until yesterday',
        facts: told({ persons: 'shown', consent: 'given', consentUntil: '2026-11-23' }),
        expect: ['ended'],
      },
      { say: 'Nobody has asked', facts: told({ persons: 'shown', consent: 'unknown' }), expect: ['unknown'] },
      { say: 'The file knows her', facts: told({ persons: 'none' }, 'Maria Beispiel'), expect: ['named'] },
    ],
  },
})

function namesIn(images: ReturnType<typeof told>['images'] | typeof plainArtifacts.images, id: string): string {
  const image = images.find((one) => one.id === id)
  const names = image && image.unread === undefined ? image.metadata.persons : []
  return names
    .filter((name) => name.trim() !== '')
    .slice(0, 5)
    .join(', ')
}
