import { expect, test } from 'vitest'
import { genderingIn } from './gender-forms.ts'

const found = (text: string) =>
  genderingIn(text).map(({ start, end, form, isSure }) => `${text.slice(start, end)}: ${form}${isSure ? '' : '?'}`)

test.each([
  ['Kund*innen, jede*r Ärzt*in, Kund*innenservice', ['Kund*innen: star', 'jede*r: star', 'Ärzt*in: star', 'Kund*innenservice: star']],
  ['Kund:innen, eine:n Gießer:in', ['Kund:innen: colon', 'eine:n: colon', 'Gießer:in: colon']],
  ['Kund_innen', ['Kund_innen: underscore']],
  [
    'Kund/-innen, Mitarbeiter/in, eine/n, Bürger/innen',
    ['Kund/-innen: slash', 'Mitarbeiter/in: slash', 'eine/n: slash', 'Bürger/innen: slash'],
  ],
  ['KundInnen und LehrerIn', ['KundInnen: internal-i', 'LehrerIn: internal-i']],
  ['Mitarbeiter(innen), Lehrer(in)', ['Mitarbeiter(innen): brackets', 'Lehrer(in): brackets']],
  ['Kundinnen und Kunden, Ärzte oder Ärztinnen', ['Kundinnen und Kunden: pair', 'Ärzte oder Ärztinnen: pair']],
  ['eine Kundin oder ein Kunde, Bürgerinnen/Bürger', ['Kundin oder ein Kunde: pair', 'Bürgerinnen/Bürger: pair']],
  [
    'Studierende, Mitarbeitenden, Studierendenausweis',
    ['Studierende: neutral?', 'Mitarbeitenden: neutral?', 'Studierendenausweis: neutral?'],
  ],
  ['Unsere Kunden und die Ärzte', ['Kunden: masculine?', 'Ärzte: masculine?']],
  ['unser Mitarbeiter Max, ein neuer Kollege, Kunden-Service, Kundenservice', []],
  ['LinkedIn, WhatsApp, LogIn, PlugIn, CheckIn, außen/innen, Termin:in Köln, 10 km/s, Ja/Nein, snake_in, Preis*', []],
  ['Damen und Herren, Berlin und Bern, Medizin und Mediziner', []],
  ['Sie schreibt: „Liebe Kund*innen“. #Kund_innen https://x.example/Kund_innen @Kund_in', []],
])('%s', (text, forms) => {
  expect(found(text)).toEqual(forms)
})
