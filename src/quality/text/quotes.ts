/** Finds who is said to have said something: „…“, sagt Maria Beispiel; “…,” says John Doe; Maria Beispiel sagt: „…“. Linear in the text. */
import type { Span } from '../facts.ts'

export interface Speaker extends Span {
  /** As it stands there, with a role or title before it: Geschäftsführerin Dr. Maria Beispiel. */
  readonly name: string
}

const says =
  `sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|ergänzt|ergänzte|berichtet|berichtete|versichert|versicherte|kommentiert|
  kommentierte|resümiert|lobt|lobte|unterstreicht|unterstrich|verspricht|versprach|erzählt|erzählte|schwärmt|schwärmte|freut sich|freute sich|
  fasst|says|said|adds|added|explains|explained|notes|noted|comments|commented|stresses|stressed|recalls|recalled|told us`
    .split('|')
    .map((verb) => verb.trim().replace(' ', '\\s'))
    .join('|')
const title = String.raw`(?:(?:Prof|Dr|Mr|Mrs|Ms|Ing|Dipl|med|phil|jur)\.(?:-Ing\.)?|von|van|vom|zu|de|del|der|den|\p{Lu}\.)`
const capital = String.raw`\p{Lu}[\p{L}\p{M}'’-]{0,40}`
// At least two words with capitals: one alone is a role, a company or a word.
const run = String.raw`((?:(?:${title}|${capital})\s){1,6}${capital})`
// Behind these stands a place or a thing: sagt man im Kölner Dom.
const elsewhere = '(?:man|es|in|im|ins|am|an|auf|bei|beim|über|zum|zur|vor|vom|aus|on|at|of|to|about|for|from)'
const opens = '[„“"«»‚‘]'
const closes = '[“”"»«‘’]'

const patterns = [
  // „…“, sagt die Geschäftsführerin Maria Beispiel. “…,” says John Doe.
  String.raw`${closes},?\s{1,2}(?:so|laut|according\sto|${says})\s(?:(?!${elsewhere}\s)\p{Ll}[\p{L}-]{1,30}\s){0,4}${run}`,
  // “…,” John Doe says.
  String.raw`${closes},?\s{1,2}${run}\s(?:${says})(?![\p{L}])`,
  // Maria Beispiel sagt dazu: „…“
  String.raw`(?<![\p{L}\p{M}\p{N}'’.-])${run},?\s(?:[^\s.!?:„“”"«»]{1,40}\s){0,6}?(?:${says})(?:\s[^\s.!?:„“”"«»]{1,40}){0,4}?[:,]\s{0,2}${opens}`,
].map((pattern) => new RegExp(pattern, 'gdu'))

const noName =
  /^(?:Unser[ems]?|Unsere[mnrs]?|Der|Die|Das|Dem|Den|Ein|Eine|Einer|Mein|Meine|Ihr|Ihre|Auch|Dazu|Und|Our|The|A|An|My|And|So|Also|Heute|Today)\s+/u
const organisation =
  /(?:^|\s)(?:GmbH|AG|SE|KG|OHG|UG|eG|Inc|Ltd|LLC|PLC|Corp|Stiftung|Verein|Verband|Ministerium|Institut|University|Universität|Foundation|Association|Group|Team)$/u

/** Each place where a person with a name of two words or more is quoted, in order. Companies are no persons, as far as their name says so. */
export function speakersIn(text: string): Speaker[] {
  const found = new Map<number, Speaker>()
  for (const pattern of patterns) {
    for (const { indices } of text.matchAll(pattern)) {
      const [from, end] = indices?.[1] ?? [0, 0]
      const whole = text.slice(from, end)
      const name = whole.replace(noName, '')
      const start = end - name.length
      if (/\s/.test(name) && !organisation.test(name) && !found.has(end)) found.set(end, { start, end, name })
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** Whether a declared name is that of somebody who is quoted with titles, a role, or all first names. */
export function isSamePerson(declared: string, quoted: string): boolean {
  const [mine, theirs] = [declared, quoted].map((name) => name.normalize('NFC').toLowerCase().trim().split(/\s+/u))
  if (!mine?.[0] || !theirs) return false
  return mine.at(-1) === theirs.at(-1) && (mine.length === 1 || theirs.includes(mine.find((word) => !word.endsWith('.')) ?? ''))
}
