/** From rows of a table to posts. */
import type { Complaint, CsvOptions, CsvTarget } from '../../core/imports.ts'
import { unstorable, unstorableSentence } from '../../core/storable.ts'
import { languages, type Language } from '../../core/story.ts'
import { keyOf, note, refusal, type PlannedPost, type PlannedText, type PlannedVariant } from '../planned.ts'
import { titleFrom } from '../title.ts'
import { findChannel, sameName, type ImportWorld } from '../world.ts'
import { readDate } from './dates.ts'
import { isReason } from './reasons.ts'
import type { Row, Table } from './table.ts'

const longestTitle = 200
const mostPictures = 20

/** Every row becomes a post, in its order; what is wrong with one stands in its complaints. */
export function planRows({ headings, rows }: Table, options: CsvOptions, world: ImportWorld): PlannedPost[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const reader = readerOf(row, headings, options)
    const externalId = reader.cell('externalId')
    const said = row.cells.filter((_, at) => !isReason(headings[at])).map((cell) => cell.trim())
    const content = JSON.stringify(said)
    // Two rows that say the same are two posts, unless they have an id.
    const times = (seen.get(externalId || content) ?? 0) + 1
    seen.set(externalId || content, times)
    const key = externalId ? keyOf('csv', options.brand, 'id', externalId) : keyOf('csv', options.brand, 'row', said, times)
    const post = planRow(row, reader, options, world, key)
    if (!externalId || times === 1) return post
    const twice = refusal(
      reader.heading('externalId'),
      `Die Kennung „${externalId}“ steht schon weiter oben.`,
      `The id “${externalId}” stands further above already.`,
    )
    return { ...post, complaints: [...post.complaints, twice] }
  })
}

type Reader = ReturnType<typeof readerOf>

function readerOf(row: Row, headings: readonly string[], { columns }: CsvOptions) {
  const at = (use: string) => columns.indexOf(use as CsvTarget)
  return {
    cell: (use: string): string => (at(use) < 0 ? '' : (row.cells[at(use)] ?? '').trim()),
    heading: (use: string): string | null => (at(use) < 0 ? null : (headings[at(use)] ?? null)),
  }
}

/** `a, b; c` */
export const listIn = (cell: string): string[] =>
  [...new Map(cell.split(/[,;|\n]/).map((one) => [one.trim().toLowerCase(), one.trim()] as const)).values()].filter((one) => one !== '')

function planRow(row: Row, reader: Reader, options: CsvOptions, world: ImportWorld, key: string): PlannedPost {
  const { cell, heading } = reader
  const complaints: Complaint[] = []
  const texts = textsIn(reader, options, complaints)
  const surplus = row.cells.slice(options.columns.length).filter((one) => one.trim() !== '')
  if (surplus.length > 0)
    complaints.push(
      refusal(
        null,
        'Die Zeile hat mehr Zellen als die Kopfzeile. Vielleicht fehlen Anführungszeichen um einen Text mit Trennzeichen.',
        'The row has more cells than the heading row. Perhaps a text that holds the separator has no quotation marks around it.',
      ),
    )
  const unkept = unstorable(row.cells)
  if (unkept) complaints.push({ ...unstorableSentence({ ...unkept, path: '' }), refuses: true, column: null })
  const campaign = cell('campaign') ? world.campaigns.find(({ name }) => sameName(name, cell('campaign'))) : undefined
  if (cell('campaign') && !campaign)
    complaints.push(
      refusal(
        heading('campaign'),
        `Eine Kampagne „${cell('campaign')}“ gibt es bei dieser Marke nicht. Legen Sie sie an, oder leeren Sie die Zelle.`,
        `This brand has no campaign “${cell('campaign')}”. Make it, or empty the cell.`,
      ),
    )
  return {
    number: row.number,
    file: null,
    key,
    texts,
    publishAt: dateIn(reader, options, world, complaints),
    variants: variantsIn(reader, options, world, complaints),
    topics: listIn(cell('topics')),
    campaign: campaign?.id ?? null,
    pictures: picturesIn(reader, world, complaints),
    cover: null,
    complaints,
  }
}

function textsIn({ cell, heading }: Reader, { bodyFormat, language }: CsvOptions, complaints: Complaint[]): PlannedPost['texts'] {
  const texts: { [language in Language]?: PlannedText } = {}
  for (const one of languages) {
    const body = cell(`body.${one}`)
    const said = Object.entries({
      title: cell(`title.${one}`),
      teaser: cell(`teaser.${one}`),
      slug: cell(`slug.${one}`),
      seoTitle: cell(`seoTitle.${one}`),
      seoDescription: cell(`seoDescription.${one}`),
    }).filter(([, value]) => value !== '')
    if (said.length > 0 || body) texts[one] = { ...Object.fromEntries(said), ...(body && { body: { format: bodyFormat, text: body } }) }
  }
  for (const one of languages) {
    const text = texts[one]
    if (!text) continue
    const column = heading(`title.${one}`)
    if (!text.title) {
      const source = text.teaser ?? text.body?.text ?? ''
      if (!source) continue
      texts[one] = { ...text, title: titleFrom(source) }
      complaints.push(
        note(column, 'Ohne Titel: der Anfang des Textes wird der Titel.', 'Without a title: the beginning of the text becomes the title.'),
      )
    } else if (text.title.length > longestTitle)
      complaints.push(
        refusal(
          column,
          `Der Titel hat ${text.title.length} Zeichen, höchstens ${longestTitle} sind erlaubt. Kürzen Sie ihn.`,
          `The title has ${text.title.length} characters; at most ${longestTitle} are allowed. Shorten it.`,
        ),
      )
  }
  if (!languages.some((one) => texts[one]?.title))
    complaints.push(
      refusal(
        heading(`title.${language}`) ?? heading(`teaser.${language}`),
        'Die Zeile hat weder Titel noch Text. Schreiben Sie einen Titel.',
        'The row has neither a title nor a text. Write a title.',
      ),
    )
  return texts
}

function dateIn({ cell, heading }: Reader, { dateOrder }: CsvOptions, { brand, now }: ImportWorld, complaints: Complaint[]): string | null {
  const written = cell('publishAt')
  if (!written && !cell('publishTime')) return null
  const column = heading('publishAt')
  const read = readDate(written, cell('publishTime'), { timeZone: brand.timeZone, order: dateOrder })
  if (!read) {
    complaints.push(
      refusal(
        column,
        `„${`${written} ${cell('publishTime')}`.trim().slice(0, 80)}“ ist kein Zeitpunkt. Schreiben Sie ihn wie 22.11.2026 09:30 oder 2026-11-22 09:30.`,
        `“${`${written} ${cell('publishTime')}`.trim().slice(0, 80)}” is no point in time. Write it like 2026-11-22 09:30 or 22 November 2026 09:30.`,
      ),
    )
    return null
  }
  if (read.timeless)
    complaints.push(note(column, 'Ohne Uhrzeit: 9 Uhr wird angenommen.', 'Without a time of day: nine in the morning is taken.'))
  if (read.at < now)
    complaints.push(
      note(
        column,
        'Der Zeitpunkt liegt in der Vergangenheit. Ändern Sie ihn, bevor Sie den Beitrag zur Freigabe geben.',
        'The point in time lies in the past. Change it before you submit the post.',
      ),
    )
  return read.at.toISOString()
}

function variantsIn(reader: Reader, { columns }: CsvOptions, world: ImportWorld, complaints: Complaint[]): PlannedVariant[] {
  const { cell, heading } = reader
  const link = linkIn(reader, complaints)
  const variants = new Map<string, PlannedVariant>()
  const common = { ...(cell('channelText') && { text: cell('channelText') }), ...(link && { link }) }
  for (const written of listIn(cell('channels'))) {
    const channel = findChannel(world, written)
    if (channel) variants.set(channel.id, { channel: channel.id, ...common })
    else
      complaints.push(
        refusal(
          heading('channels'),
          `Einen Kanal „${written}“ hat diese Marke nicht, oder mehrere. Schreiben Sie seinen Namen oder sein Handle.`,
          `This brand has no channel “${written}”, or several. Write its name or its handle.`,
        ),
      )
  }
  for (const use of columns) {
    const id = use.startsWith('channelText:') ? use.slice('channelText:'.length) : null
    const text = id && cell(use)
    if (id && text && world.channels.some((channel) => channel.id === id))
      variants.set(id, { ...variants.get(id), channel: id, text, ...(link && { link }) })
  }
  if (variants.size === 0 && (link || cell('channelText')))
    complaints.push(
      note(
        heading('channels') ?? heading('link'),
        'Kein Kanal ist genannt: Link und Kanaltext bleiben zurück.',
        'No channel is named: the link and the text for channels stay behind.',
      ),
    )
  return [...variants.values()]
}

function linkIn({ cell, heading }: Reader, complaints: Complaint[]): string | null {
  const written = cell('link').split(/\s*[,;\n]\s*/)[0] ?? ''
  if (!written) return null
  if (/^https?:\/\/\S+$/.test(written) && URL.canParse(written)) return written
  complaints.push(
    refusal(
      heading('link'),
      `„${written.slice(0, 80)}“ ist keine Webadresse. Sie muss mit https:// beginnen.`,
      `“${written.slice(0, 80)}” is no web address. It has to begin with https://.`,
    ),
  )
  return null
}

function picturesIn({ cell, heading }: Reader, { pictures }: ImportWorld, complaints: Complaint[]): string[] {
  const found: string[] = []
  for (const written of listIn(cell('pictures')).slice(0, mostPictures)) {
    const id = pictures.get((written.split(/[\\/]/).at(-1) ?? '').toLowerCase())
    if (id) found.push(id)
    else if (/^https?:\/\//.test(written))
      complaints.push(
        note(
          heading('pictures'),
          `Das Bild ${written.slice(0, 80)} wird nicht aus dem Netz geholt. Laden Sie es in die Mediathek.`,
          `The picture ${written.slice(0, 80)} is not fetched from the web. Upload it to the media library.`,
        ),
      )
    else
      complaints.push(
        refusal(
          heading('pictures'),
          `Ein Bild „${written.slice(0, 80)}“ liegt nicht in der Mediathek. Laden Sie es hoch, oder leeren Sie die Zelle.`,
          `There is no picture “${written.slice(0, 80)}” in the media library. Upload it, or empty the cell.`,
        ),
      )
  }
  return [...new Set(found)]
}
