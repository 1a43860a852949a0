import { wallDayOf } from '../../../core/times.ts'
import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { plainArtifacts, read } from '../../testing.ts'
import { datesIn, weekdayNames, weekdayOf } from '../../text/dates.ts'

const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')
const ahead = {
  de: word(
    'laden|lädt|einladen|Einladung|freuen uns auf|findet|finden|kommen Sie|kommt|öffnen|öffnet|startet|starten|beginnt|beginnen|wird|werden|anmelden|Anmeldung|Anmeldeschluss|Bewerbungsschluss|melden Sie|bewerben Sie|erwartet|sehen uns|Save the Date|bis zum|spätestens',
  ),
  en: word(
    'will|join us|come|takes place|register|sign up|opens|starts|begins|apply|deadline|save the date|invite|invites|looking forward|look forward|see you|by',
  ),
}
const gone = {
  de: word(
    'war|waren|wurden?|hatten?|fand|fanden|kamen?|gab|ging|begann|lud|luden|seit|hat|haben|damals|vergangene[nrs]?|letzte[nrs]?|Rückblick|\\p{L}{2,30}te',
  ),
  en: word('was|were|had|took|did|since|ago|last|has|have|held|began|opened|started|ended|founded|celebrated|visited|received'),
}

const told = (text: string) => ({ text: read(text), schedule: plainArtifacts.schedule })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'timing/past-date',
  title: {
    pass: { de: 'Die Tage im Text stimmen', en: 'The days in the text are right' },
    fail: { de: 'Ein Tag im Text stimmt nicht', en: 'A day in the text is wrong' },
  },
  why: {
    de: 'Wer sich den falschen Tag merkt, steht vor verschlossener Tür.',
    en: 'People who note down the wrong day find the door closed.',
  },
  source: 'The Gregorian calendar, and the day on which the post goes out',
  severity: 'warning',
  needs: ['text', 'schedule'],
  messages: {
    weekday: {
      de: '{day} ist kein {found}, sondern ein {right}. Berichtigen Sie den Wochentag oder das Datum.',
      en: '{day} is no {found} but a {right}. Correct the day of the week or the date.',
    },
    doubt: {
      de: '„{found}“ passt in keinem der Jahre um {year} zu diesem Datum. Prüfen Sie beides.',
      en: '“{found}” does not go with this date in any year around {year}. Check both.',
    },
    past: {
      de: '{day} ist schon vorbei, wenn der Beitrag am {out} hinausgeht. Prüfen Sie das Datum.',
      en: '{day} is over already when the post goes out on {out}. Check the date.',
    },
  },
  *run({ text, schedule: { now, dueAt, timeZone } }, { story: { language } }) {
    const out = wallDayOf(dueAt ?? now, timeZone)
    const year = Number(out.slice(0, 4))
    for (const place of text.places) {
      for (const { start, end, day, weekday } of datesIn(place.text, language).slice(0, 20)) {
        const at = weekdayNames[language].indexOf(weekday)
        const span = { start, end: start + weekday.length }
        const falls = (on: string) => weekdayOf(on) === at % 7
        if (at >= 0 && day.length > 5 && !falls(day)) {
          const right = weekdayNames[language][weekdayOf(day) + (at < 7 ? 0 : 7)]!
          const data = { day, found: weekday, right }
          yield { message: 'weekday', certainty: 'sure', at: atPlace(place, span), data, ...(place.exact && { fix: right }) }
        } else if (at >= 0 && day.length === 5 && ![-1, 0, 1].some((years) => falls(`${year + years}-${day}`))) {
          const data = { found: weekday, year: String(year) }
          yield { message: 'doubt', certainty: 'maybe', at: atPlace(place, span), data }
        }
        const sentence = place.sentences.find((one) => one.start <= start && start < one.end)
        const said = sentence ? place.text.slice(sentence.start, sentence.end) : ''
        if (day.length > 5 && day < out && ahead[language].test(said) && !gone[language].test(said)) {
          const data = { day, out }
          yield { message: 'past', certainty: 'maybe', at: atPlace(place, { start, end }), data }
        }
      }
    }
  },
  examples: {
    good: [
      { say: 'A day to come', facts: told('Am Samstag, 28. November 2026, laden wir in die Werkstatt ein.') },
      { say: 'The day itself', facts: told('Heute, am 24.11.2026, beginnt der Guss.') },
      { say: 'Told of the past', facts: told('Am Sonntag, dem 3. Mai 2026, kamen 200 Gäste. Die Firma wurde am 1. April 1926 gegründet.') },
      {
        say: 'Without a year: last Sunday, and a Tuesday to come',
        facts: told('Am Sonntag, 22. November, und am Dienstag, 1. Dezember, läuten wir.'),
      },
      { say: 'Numbers that are no dates', facts: told('Mit Version 3.5.2 öffnen wir am 45.13.2020 nichts. Kapitel 2.3. beginnt.') },
      { say: 'In English', facts: told('Join us on Saturday, 28 November 2026, or on Tuesday, December 1st.'), story: en },
    ],
    bad: [
      {
        say: 'The wrong day of the week',
        facts: told('Am Montag, 30.11.2026, und am Montag, 1. Dezember 2026, läuten wir.'),
        expect: ['weekday'],
      },
      { say: 'Abbreviated', facts: told('Wann: Fr., 28.11.2026, 18 Uhr'), expect: ['weekday'] },
      { say: 'Without a year', facts: told('Am Samstag, 1. Dezember, läuten wir.'), expect: ['doubt'] },
      { say: 'Last year’s invitation', facts: told('Am 3. Mai 2025 laden wir in die Werkstatt ein.'), expect: ['past'] },
      { say: 'The wrong day in English', facts: told('Join us on Friday, 28 November 2026.'), story: en, expect: ['weekday'] },
      { say: 'Last year’s deadline in English', facts: told('Apply by May 3, 2025.'), story: en, expect: ['past'] },
    ],
  },
})
