import { measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-29' } as const
const poll = { options: { min: 2, max: 4 }, optionMax: 25, minutes: { min: 5, max: 10_080 }, multiple: false, ...told }
const facts = { preview: preview({}), limits: { ...plainPlatform.limits, poll } }
const asked = (differs: object = {}) => ({ story: { poll: { options: ['Glocken', 'Gongs'], minutes: 1440, multiple: false, ...differs } } })
const apart = { preview: preview({ media: [plainImage] }), limits: { ...plainPlatform.limits, poll: { ...poll, apartFromMedia: true } } }

export default defineCheck({
  id: 'platform/poll',
  title: {
    pass: { de: 'Die Plattform nimmt die Umfrage', en: 'The platform takes the poll' },
    fail: { de: 'Die Plattform nimmt die Umfrage so nicht', en: 'The platform does not take the poll as it is' },
  },
  why: {
    de: 'Die Plattform weist den ganzen Beitrag ab, oder die Leserschaft wird etwas gefragt und kann nicht antworten.',
    en: 'The platform refuses the whole post, or readers are asked something and cannot answer.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    none: {
      de: 'Nach {platform} lassen sich keine Umfragen senden. Löschen Sie die Antworten, oder fragen Sie im Text.',
      en: 'No polls can be sent to {platform}. Delete the options, or ask in the text.',
    },
    tooFew: {
      de: 'Eine Umfrage braucht auf {platform} mindestens {min} Antworten. Schreiben Sie weitere.',
      en: 'On {platform} a poll needs at least {min} options. Write more of them.',
    },
    tooMany: {
      de: 'Die Umfrage hat {count} Antworten, {platform} nimmt höchstens {max}. Entfernen Sie {over}.',
      en: 'The poll has {count} options, {platform} takes at most {max}. Remove {over}.',
    },
    long: {
      de: 'Diese Antwort hat {count} Zeichen, {platform} nimmt höchstens {max}. Kürzen Sie sie.',
      en: 'This option has {count} characters, {platform} takes at most {max}. Shorten it.',
    },
    twice: {
      de: 'Diese Antwort steht zweimal da. Ändern oder löschen Sie eine davon.',
      en: 'This option is there twice. Change or delete one of them.',
    },
    short: {
      de: 'So kurz kann man auf {platform} nicht abstimmen lassen: Es sind mindestens {min} Minuten. Wählen Sie eine längere Zeit.',
      en: 'A poll on {platform} cannot be open for so short a time: it is at least {min} minutes. Choose a longer one.',
    },
    lasting: {
      de: 'So lange kann man auf {platform} nicht abstimmen lassen: Es sind höchstens {max} Stunden. Wählen Sie eine kürzere Zeit.',
      en: 'A poll on {platform} cannot be open for so long: it is at most {max} hours. Choose a shorter time.',
    },
    single: {
      de: 'Auf {platform} kann man nur eine Antwort wählen. Nehmen Sie das Häkchen bei „Mehrere Antworten sind möglich“ weg.',
      en: 'On {platform} people can choose one option only. Untick “Several options may be chosen”.',
    },
    beside: {
      de: 'Auf {platform} kann ein Beitrag eine Umfrage haben oder Bilder und Filme, nicht beides. Senden Sie ihn dort ohne Bilder, oder löschen Sie die Antworten.',
      en: 'On {platform} a post can have a poll or pictures and films, not both. Send it there without pictures, or delete the options.',
    },
  },
  appliesTo: ({ story }) => story.poll !== undefined,
  *run({ preview, limits: { poll: limit, text } }, { story: { poll, media }, platform: { name: platform } }) {
    if (!poll) return
    const at = { field: 'poll' }
    const data = (numbers: Record<string, number> = {}): Record<string, number | string> => ({ platform, ...numbers })
    if (!limit) {
      yield { message: 'none', certainty: 'sure', at, data: data() }
      return
    }
    const { options, optionMax: max, minutes } = limit
    const count = poll.options.length
    const over = count - options.max
    if (count < options.min) yield { message: 'tooFew', certainty: 'sure', at, data: data({ min: options.min }) }
    if (over > 0) yield { message: 'tooMany', certainty: 'sure', at, data: data({ count, max: options.max, over }) }
    for (const [i, option] of poll.options.entries()) {
      const length = measureText(option, { unit: text[0]?.unit ?? 'grapheme' })
      const here = { field: `poll.options.${i}` }
      if (length > max) yield { message: 'long', certainty: 'sure', at: here, data: data({ count: length, max }) }
      if (poll.options.indexOf(option) < i) yield { message: 'twice', certainty: 'maybe', at: here, data: data() }
    }
    if (poll.minutes < minutes.min) yield { message: 'short', certainty: 'sure', at, data: data({ min: minutes.min }) }
    if (poll.minutes > minutes.max) yield { message: 'lasting', certainty: 'sure', at, data: data({ max: Math.floor(minutes.max / 60) }) }
    if (poll.multiple && !limit.multiple) yield { message: 'single', certainty: 'sure', at, data: data() }
    if (limit.apartFromMedia && preview.media.length + media.length > 0) yield { message: 'beside', certainty: 'sure', at, data: data() }
  },
  examples: {
    good: [
      { say: 'Two options, open for a day', facts, ...asked() },
      { say: 'As much of all as may be', facts, ...asked({ options: ['a', 'b', 'c', 'ä'.repeat(25)], minutes: 10_080 }) },
      {
        say: 'Several may be chosen where that is possible',
        facts: { ...facts, limits: { ...facts.limits, poll: { ...poll, multiple: true } } },
        ...asked({ multiple: true }),
      },
      { say: 'A picture beside the poll where both may be', facts: { ...apart, limits: facts.limits }, ...asked() },
    ],
    bad: [
      { say: 'A poll where none are', facts: { ...facts, limits: plainPlatform.limits }, ...asked(), expect: ['none'] },
      { say: 'One option', facts, ...asked({ options: ['Glocken'] }), expect: ['tooFew'] },
      { say: 'Five options', facts, ...asked({ options: ['a', 'b', 'c', 'd', 'e'] }), expect: ['tooMany'] },
      { say: 'A long option', facts, ...asked({ options: ['Gongs', 'ä'.repeat(26)] }), expect: ['long'] },
      { say: 'The same option again', facts, ...asked({ options: ['Gongs', 'Glocken', 'Gongs'] }), expect: ['twice'] },
      { say: 'Open for a minute', facts, ...asked({ minutes: 1 }), expect: ['short'] },
      { say: 'Open for a fortnight', facts, ...asked({ minutes: 20_160 }), expect: ['lasting'] },
      { say: 'Several where one is chosen', facts, ...asked({ multiple: true }), expect: ['single'] },
      { say: 'A picture beside the poll', facts: apart, ...asked(), expect: ['beside'] },
    ],
  },
})
