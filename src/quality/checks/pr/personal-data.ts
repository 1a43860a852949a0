import { defineCheck } from '../../check.ts'
import { atPlace } from '../../places.ts'
import { brandOf, read } from '../../testing.ts'
import { cardsIn, homesIn, ibansIn, personalEmailsIn, phonesIn } from '../../text/personal-data.ts'

const lookBack = 80
const donation = /Spende|donat|Kollekte|Hilfskonto/iu
const aboutCards = /Karte|Kreditkarte|Visa|Mastercard|card|Amex/iu

const brand = brandOf({
  country: 'DE-NW',
  boilerplate: { de: 'Acme gießt Glocken in Köln. Pressekontakt: Maria Beispiel, 0221 1234567, maria.beispiel@acme.example' },
})
const told = (text: string) => ({ text: read(text), brand })
const en = { language: 'en' } as const

export default defineCheck({
  id: 'pr/personal-data',
  title: {
    pass: { de: 'Der Text verrät nichts Persönliches', en: 'The text gives away nothing personal' },
    fail: { de: 'Der Text verrät vielleicht Persönliches', en: 'The text may give away something personal' },
  },
  why: {
    de: 'Wessen Konto, Nummer oder Adresse öffentlich steht, wird belästigt und betrogen; zurückholen lässt sich das nicht.',
    en: 'People whose account, number or address is public are harassed and defrauded; it cannot be taken back.',
  },
  source: 'GDPR, article 6 (1); ISO 13616 (IBAN), ISO/IEC 7812 (cards)',
  severity: 'blocker',
  needs: ['text', 'brand'],
  messages: {
    iban: {
      de: 'Hier steht eine Kontonummer. Streichen Sie sie; wer zahlen soll, bekommt sie auf anderem Weg.',
      en: 'There is an account number here. Delete it; those who are to pay get it another way.',
    },
    card: {
      de: 'Hier steht anscheinend die Nummer einer Zahlungskarte. Streichen Sie sie.',
      en: 'There seems to be the number of a payment card here. Delete it.',
    },
    phone: {
      de: '„{found}“ ist eine Telefonnummer. Prüfen Sie, ob sie öffentlich sein soll; die der Zentrale ist meist besser.',
      en: '“{found}” is a phone number. See whether it is meant to be public; that of the switchboard is mostly better.',
    },
    email: {
      de: '„{found}“ ist die Adresse einer Person. Prüfen Sie, ob sie öffentlich sein soll; eine wie info@ ist meist besser.',
      en: '“{found}” is the address of a person. See whether it is meant to be public; one like info@ is mostly better.',
    },
    home: {
      de: '„{found}“ ist anscheinend eine Wohnadresse. Streichen Sie sie, oder nennen Sie nur den Ort.',
      en: '“{found}” seems to be a home address. Delete it, or name the town only.',
    },
  },
  *run({ text, brand }, { story: { language } }) {
    const country = brand.country.slice(0, 2) || (language === 'de' ? 'DE' : 'GB')
    const own = `${brand.boilerplate.de}\n${brand.boilerplate.en}`
    const ownPhones = new Set(phonesIn(own, country).map(({ number }) => number))
    for (const place of text.places) {
      const shown = ({ start, end }: { readonly start: number; readonly end: number }) => place.text.slice(start, end)
      const before = (start: number) => place.text.slice(Math.max(0, start - lookBack), start)
      for (const span of ibansIn(place.text).slice(0, 20)) {
        if (own.includes(shown(span))) continue
        // Who asks for donations tells where they go.
        yield { message: 'iban', certainty: donation.test(before(span.start)) ? 'maybe' : 'sure', at: atPlace(place, span) }
      }
      for (const { grouped, ...span } of cardsIn(place.text).slice(0, 20)) {
        // One number of sixteen digits in ten has a card's check digit by chance.
        const certainty = grouped || aboutCards.test(before(span.start)) ? 'sure' : 'maybe'
        yield { message: 'card', certainty, at: atPlace(place, span) }
      }
      const asked = [
        ...phonesIn(place.text, country).flatMap(({ number, ...span }) =>
          ownPhones.has(number) ? [] : [{ message: 'phone' as const, span }],
        ),
        ...personalEmailsIn(place.text).map((span) => ({ message: 'email' as const, span })),
        ...homesIn(place.text).map((span) => ({ message: 'home' as const, span })),
      ]
      for (const { message, span } of asked.slice(0, 20)) {
        const data = { found: shown(span) }
        if (!own.includes(data.found)) yield { message, certainty: 'maybe', at: atPlace(place, span), data }
      }
    }
  },
  examples: {
    good: [
      { say: 'The company’s own contacts', facts: told('Fragen? +49 221 1234567, maria.beispiel@acme.example oder presse@acme.example') },
      { say: 'Numbers of other kinds', facts: told('Am 24.11.2026 um 18:30 Uhr, Bestellnr. 0221-7654321, ISBN 978-3-16-148410-0.') },
      { say: 'Where an event is', facts: told('Die Werkstatt: Glockengasse 12, 50667 Köln. Kostenfrei: 0800 1234567.') },
      { say: 'A handle', facts: told('Follow us: @acme@social.example. 30,000 guests came in 2019/2020.'), story: en },
    ],
    bad: [
      { say: 'An account', facts: told('Bitte überweisen Sie auf DE89 3704 0044 0532 0130 00.'), expect: ['iban'] },
      { say: 'An account for donations', facts: told('Spenden für den Dom: DE89 3704 0044 0532 0130 00'), expect: ['iban'] },
      { say: 'A card', facts: told('Karte 4111 1111 1111 1111, gültig bis 12/28'), expect: ['card'] },
      {
        say: 'Somebody’s mobile and mailbox',
        facts: told('Jan erreichen Sie unter 0171 1234567 und jan.muster@acme.example.'),
        expect: ['phone', 'email'],
      },
      { say: 'Where somebody lives', facts: told('Jan Muster wohnt in der Glockengasse 12 in Köln.'), expect: ['home'] },
      {
        say: 'In English',
        facts: told('Call Jan on +44 20 7946 0958 or write to jan (at) acme.example.'),
        story: en,
        expect: ['phone', 'email'],
      },
    ],
  },
})
