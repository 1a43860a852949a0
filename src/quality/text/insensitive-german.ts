/**
 * German words that demean people, and what to say instead. Contested ones (Schwarzfahrer, Indianer) and those
 * that mean something else more often (farbig, Mischling) are left to the house.
 */
import type { Span } from '../facts.ts'
import { findCompound, findWord } from './words.ts'

export interface Insensitive extends Span {
  readonly reason: 'disability' | 'illness' | 'origin' | 'flight' | 'gender' | 'history'
  readonly instead: string
}

// A star: its compounds, too. Nouns are found with their capital only: "die Behinderte", but not "er behinderte den Verkehr".
const lists: Readonly<Record<Insensitive['reason'], string>> = {
  disability: `taubstumm: gehörlos | Behinderte: Menschen mit Behinderung | behindertengerecht: barrierefrei |
    Krüppel: Menschen mit Behinderung | verkrüppelt: körperlich behindert | Liliputaner: kleinwüchsige Menschen |
    mongoloid: mit Down-Syndrom | an den Rollstuhl gefesselt: im Rollstuhl unterwegs | idiotensicher: sehr einfach |
    minderbemittelt: mit wenig Geld | Invalide: Menschen mit Behinderung`,
  illness: `Selbstmord: Suizid | Selbstmörder: Menschen, die sich das Leben genommen haben | Irrenanstalt: psychiatrische Klinik |
    Klapsmühle: psychiatrische Klinik | schizophren: widersprüchlich | Drogensüchtige: abhängige Menschen |
    Aidskranke: Menschen mit HIV`,
  origin: `Zigeuner*: Sinti und Roma, bei Speisen Paprika | Neger*: Schwarze Menschen, bei Süßem Schokokuss | Mohrenkopf: Schokokuss |
    Eskimo: Inuit | Eingeborene: Einheimische | getürkt: gefälscht | Buschmann: San | Dritte-Welt-Land: Land des Globalen Südens |
    Dritte Welt: Globaler Süden`,
  flight: `Flüchtlingswelle: viele Geflüchtete | Flüchtlingsstrom: viele Geflüchtete | Flüchtlingsflut: viele Geflüchtete |
    Flüchtlingslawine: viele Geflüchtete | Asylant*: Asylsuchende | Asyltourismus: Suche nach Schutz |
    Wirtschaftsflüchtling: Geflüchtete | Überfremdung: Zuwanderung | Ausländerflut: Zuwanderung |
    illegale Einwanderer: Menschen ohne Aufenthaltsrecht`,
  gender: `Fräulein: Frau | Milchmädchenrechnung: Rechnung, die nicht aufgeht | Not am Mann: jemand gebraucht |
    Putzfrau: Reinigungskraft | Krankenschwester: Pflegefachkraft | Mannstunde: Arbeitsstunde | Manntag: Arbeitstag |
    Geschlechtsumwandlung: Geschlechtsangleichung | Transsexuelle: trans Menschen | Homo-Ehe: Ehe für alle`,
  history: `jedem das Seine: etwas für alle | Arbeit macht frei: Arbeit lohnt sich | bis zur Vergasung: bis zum Überdruss |
    Endlösung: Lösung | entartet: ungewöhnlich | Sonderbehandlung: besondere Behandlung | innerer Reichsparteitag: große Freude`,
}
const entries = Object.entries(lists).flatMap(([reason, list]) =>
  list.split('|').map((entry) => {
    const [word = '', instead = ''] = entry.trim().split(/:\s+/u)
    return { reason: reason as Insensitive['reason'], word: word.replace('*', ''), withCompounds: word.endsWith('*'), instead }
  }),
)

/** In no order. Linear: each of the words is looked for once. */
export function* insensitiveInGerman(text: string): Generator<Insensitive> {
  for (const { reason, word, withCompounds, instead } of entries) {
    const found = [...findWord(text, word, 'de'), ...(withCompounds ? findCompound(text, word, 'de') : [])]
    for (const span of found)
      if (!/^\p{Lu}/u.test(word) || /^\p{Lu}/u.test(text.slice(span.start, span.end))) yield { ...span, reason, instead }
  }
}
