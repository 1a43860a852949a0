/** People in a file, as far as they can be read. */
import type { Said } from '../../core/newsletter.ts'
import type { Language } from '../../core/story.ts'
import { plainCell, readCsv } from './csv.ts'
import { mailAddress } from './mail-address.ts'

export interface ImportRow {
  readonly line: number
  readonly email: string
  readonly name: string
  /** `null`: the newsletter's. */
  readonly language: Language | null
}
export interface ImportFile {
  readonly rows: readonly ImportRow[]
  readonly wrong: readonly { readonly line: number; readonly why: Said }[]
  /** Lines whose address stands further up already. */
  readonly twice: number
}

/** What columns are called, by us and by other programs. */
const columns = {
  email: ['email', 'mail', 'emailadresse', 'emailaddress', 'address', 'adresse'],
  name: ['name', 'fullname', 'vollername', 'vorundnachname'],
  firstName: ['firstname', 'vorname', 'givenname', 'fname'],
  lastName: ['lastname', 'nachname', 'surname', 'familyname', 'lname'],
  language: ['language', 'sprache', 'lang'],
} as const
type Column = keyof typeof columns

const said = {
  noAddress: { de: 'Das ist keine E-Mail-Adresse.', en: 'This is no e-mail address.' },
  noName: {
    de: 'Der Name hat mehr als 100 Zeichen, mehrere Zeilen oder unlesbare Zeichen.',
    en: 'The name has more than 100 characters, several lines or unreadable characters.',
  },
}

export function readImport(csv: string): ImportFile {
  const all = readCsv(csv)
  const named = columnsOf(all[0]?.cells ?? [])
  const places = named ?? new Map<Column, number>([['email', 0]])
  const rows: ImportRow[] = []
  const wrong: { line: number; why: Said }[] = []
  const seen = new Set<string>()
  let twice = 0
  for (const { line, cells } of named ? all.slice(1) : all) {
    const cell = (column: Column) => plainCell(cells[places.get(column) ?? -1] ?? '')
    const email = mailAddress(cell('email'))
    const name = (cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ')).normalize('NFC')
    if (email === null) wrong.push({ line, why: said.noAddress })
    else if (name.length > 100 || /\p{Cc}/u.test(name) || !name.isWellFormed()) wrong.push({ line, why: said.noName })
    else if (seen.has(email)) twice++
    else {
      seen.add(email)
      rows.push({ line, email, name, language: languageOf(cell('language')) })
    }
  }
  return { rows, wrong, twice }
}

/** `null`: the first line names no column, but is somebody already. */
function columnsOf(first: readonly string[]): Map<Column, number> | null {
  const words = first.map((cell) => cell.toLowerCase().replace(/[\s_-]/g, ''))
  const found = new Map<Column, number>()
  for (const column of Object.keys(columns) as Column[]) {
    const at = words.findIndex((word) => (columns[column] as readonly string[]).includes(word))
    if (at >= 0) found.set(column, at)
  }
  return found.has('email') ? found : null
}

const languageOf = (cell: string): Language | null => (/^(de|deutsch|german)/i.test(cell) ? 'de' : /^en/i.test(cell) ? 'en' : null)
