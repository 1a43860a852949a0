import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { medium, plainImage, read } from '../../testing.ts'

const demandsName = /(?<!\p{L})CC[\s_-]*BY|Creative Commons (?:Attribution|Namensnennung)/iu
/** Signs and white space between the words are everybody's own. */
const plain = (text: string) =>
  (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ')

const told = (text: string, differs: Parameters<typeof medium>[0]) => ({ text: read(text), media: [medium(differs)] })
const withImage = { media: [plainImage] }
const licensed = { licence: 'CC BY-SA 4.0', rightsHolder: 'Jan Muster' }

export default defineCheck({
  id: 'pr/credit',
  title: {
    pass: { de: 'Wer Bild oder Film gemacht hat, wird genannt', en: 'Those who made picture or film are named' },
    fail: { de: 'Der Bildnachweis fehlt', en: 'The credit is missing' },
  },
  why: {
    de: 'Wer das Bild gemacht hat, lebt davon, genannt zu werden; ohne Namen erlischt oft die Lizenz.',
    en: 'Those who made the picture live by being named; without the name the licence often ends.',
  },
  source: '§ 13 UrhG; Creative Commons BY 4.0, section 3 (a) and section 6 (a)',
  severity: 'warning',
  needs: ['text', 'media'],
  messages: {
    missing: {
      de: 'Zu „{file}“ muss ein Nachweis stehen. Schreiben Sie „{credit}“ in den Text.',
      en: '“{file}” needs a credit. Write “{credit}” into the text.',
    },
    nobody: {
      de: 'Die Lizenz von „{file}“ verlangt einen Namen, und die Mediathek kennt keinen. Tragen Sie ihn ein, und nennen Sie ihn im Text.',
      en: 'The licence of “{file}” demands a name, and the library knows none. Enter it, and name it in the text.',
    },
  },
  appliesTo: (_, { media }) => media.some(({ credit, licence }) => credit.trim() !== '' || demandsName.test(licence)),
  *run({ text, media }, { story }) {
    const said = ` ${text.places.map((place) => plain(place.text)).join(' ')} `
    for (const { id, filename, credit, licence, rightsHolder } of media) {
      const wanted = credit.trim() || (demandsName.test(licence) ? rightsHolder.trim() : null)
      if (wanted === null || (wanted !== '' && said.includes(` ${plain(wanted)} `))) continue
      const at = { field: mediaField(story, { id }) }
      const data = { file: filename, credit: credit.trim() || `${rightsHolder.trim()}, ${licence.trim()}` }
      yield { message: wanted === '' ? 'nobody' : 'missing', certainty: 'sure', at, data }
    }
  },
  examples: {
    good: [
      {
        say: 'The credit stands in the text',
        facts: told('Der Guss gelang. (Foto: Jan Muster / Acme)', { credit: 'Foto: Jan Muster/Acme' }),
      },
      {
        say: 'The holder of a free licence is named',
        facts: told('Bell by Jan Muster, CC BY-SA 4.0', licensed),
        story: { language: 'en' },
      },
    ],
    bad: [
      { say: 'No credit', facts: told('Der Guss gelang.', { credit: 'Foto: Jan Muster' }), story: withImage, expect: ['missing'] },
      { say: 'Half the name', facts: told('Foto: Jan Mustermann', { credit: 'Foto: Jan Muster' }), story: withImage, expect: ['missing'] },
      { say: 'A free licence that wants a name', facts: told('The casting went well.', licensed), expect: ['missing'] },
      { say: 'And nobody knows the name', facts: told('Der Guss gelang.', { ...licensed, rightsHolder: '' }), expect: ['nobody'] },
    ],
  },
})
