/** An edition as a mail: the numbers themselves in tables, readable without a picture, light and dark, and as plain text. */
import { legible } from '../admin/colour.ts'
import { escapeHtml } from '../site/html.ts'
import { isNumeric, shown, type Cell, type Table } from './cells.ts'
import type { Frozen } from './frozen.ts'
import { headOf, sectionsOf, type Section } from './sections.ts'
import { words } from './words.ts'

export interface EditionMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}
interface Addresses {
  readonly results: string
  readonly edition: string
}

/** So many rows of each table; the files have all. */
const mostRows = 10
const mostColumns = 4
const ink = { light: '#15232b', dark: '#e8eef0' }
const soft = { light: '#55656d', dark: '#9db0b8' }
const paper = { light: '#ffffff', dark: '#121f27' }
const rule = { light: '#d9dee0', dark: '#33434b' }

const tablesOf = ({ tables }: Section): readonly Table[] => tables.filter(({ rows, filesOnly = false }) => rows.length > 0 && !filesOnly)

/** @param files what is attached, by name */
export async function editionMail(frozen: Frozen, addresses: Addresses, files: readonly string[]): Promise<EditionMail> {
  const { name, language, brand } = frozen
  const text = words[language]
  const head = headOf(frozen)
  const sections = sectionsOf(frozen)
  const subject = `${name}: ${head.period}`
  const links = [
    [text.seeEdition, addresses.edition],
    [text.seeResults, addresses.results],
  ] as const
  const foot = [...(files.length > 0 ? [text.attached(files.join(', '))] : []), text.why(brand.name)]
  return { subject, html: await htmlOf(), text: textOf() }

  function valuesOf([, ...cells]: readonly Cell[], columns: readonly string[]): string[] {
    return cells.flatMap((cell, at) =>
      cell === '' ? [] : columns.length === 2 ? [shown(cell, language)] : [`${columns[at + 1]}: ${shown(cell, language)}`],
    )
  }

  function textOf(): string {
    const table = ({ title, columns, rows }: Table, isOne: boolean) => [
      ...(isOne ? [] : [`${title}:`]),
      ...rows.slice(0, mostRows).map((row) => {
        return `- ${shown(row[0] ?? null, language)}: ${valuesOf(row, columns).join(', ')}`
      }),
      ...(rows.length > mostRows ? [text.more(rows.length - mostRows)] : []),
    ]
    const section = (one: Section) => {
      const tables = tablesOf(one)
      return [
        one.title.toUpperCase(),
        ...one.paragraphs,
        ...tables.flatMap((of) => ['', ...table(of, tables.length === 1)]),
        ...(one.notes ? ['', ...one.notes] : []),
      ].join('\n')
    }
    return [
      [head.of, name, head.period, head.stand].join('\n'),
      ...sections.map(section),
      links.map(([label, address]) => `${label}: ${address}`).join('\n'),
      foot.join('\n'),
    ].join('\n\n')
  }

  async function htmlOf(): Promise<string> {
    // It takes a while to load, and most processes send no mail.
    const { default: mjml } = await import('mjml')
    const accent = legible(brand.accent, paper.light, 4.5)
    const paragraph = (said: string, more = '') => `<mj-text ${more}>${escapeHtml(said)}</mj-text>`
    const cell = (of: Cell, at: number) => {
      const tag = at === 0 ? 'th scope="row"' : 'td'
      const style = `padding:5px ${at === 0 ? '10px 5px 0' : '0 5px 10px'};font-weight:400;vertical-align:top;border-bottom:1px solid ${rule.light};${isNumeric(of) || of === null ? 'text-align:right;white-space:nowrap' : 'text-align:left'}`
      return `<${tag} class="cell" style="${style}">${escapeHtml(shown(of, language))}</${tag.slice(0, 2)}>`
    }
    const table = ({ title, columns, rows }: Table, isOne: boolean) => {
      const numeric = columns.map((_, at) => at > 0 && rows.every((row) => (row[at] ?? null) === null || isNumeric(row[at] ?? null)))
      const headings = columns.map(
        (column, at) =>
          `<th scope="col" class="cell soft" style="padding:5px ${at === 0 ? '10px 5px 0' : '0 5px 10px'};text-align:${numeric[at] ? 'right' : 'left'};word-break:normal;font-size:12px;color:${soft.light};border-bottom:1px solid ${rule.light};vertical-align:bottom">${escapeHtml(column)}</th>`,
      )
      const lines = rows.slice(0, mostRows).map((row) => `<tr>${row.map(cell).join('')}</tr>`)
      // Wider than a telephone: each row as a paragraph.
      const isWide = columns.length > mostColumns
      return [
        isOne ? '' : `<mj-text padding-top="12px" font-weight="700">${escapeHtml(title)}</mj-text>`,
        isWide
          ? rows
              .slice(0, mostRows)
              .map(
                (row) =>
                  `<mj-text><strong>${escapeHtml(shown(row[0] ?? null, language))}</strong><br />${escapeHtml(valuesOf(row, columns).join(' · '))}</mj-text>`,
              )
              .join('')
          : `<mj-table>
          <thead><tr>${headings.join('')}</tr></thead><tbody>${lines.join('')}</tbody>
        </mj-table>`,
        rows.length > mostRows
          ? paragraph(text.more(rows.length - mostRows), `font-size="12px" color="${soft.light}" css-class="soft"`)
          : '',
      ].join('')
    }
    const section = (one: Section) => {
      const tables = tablesOf(one)
      return `<mj-section padding="14px 8px 6px"><mj-column>
        ${one.title ? `<mj-text padding-bottom="4px"><h2 style="margin:0;font-size:18px">${escapeHtml(one.title)}</h2></mj-text>` : ''}
        ${one.paragraphs.map((said) => paragraph(said)).join('')}
        ${tables.map((of) => table(of, tables.length === 1)).join('')}
        ${(one.notes ?? []).map((said) => paragraph(said, `font-size="12px" color="${soft.light}" css-class="soft"`)).join('')}
      </mj-column></mj-section>`
    }
    const { html } = await mjml(
      `<mjml lang="${language}">
  <mj-head>
    <mj-title>${escapeHtml(subject)}</mj-title>
    <mj-preview>${escapeHtml(`${head.of}, ${head.period}`)}</mj-preview>
    <mj-attributes>
      <mj-all font-family="-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" color="${ink.light}" />
      <mj-text font-size="14px" line-height="1.5" padding="2px 16px" />
      <mj-table font-size="13px" line-height="1.4" padding="4px 16px" />
    </mj-attributes>
    <mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>
    <mj-style>
      @media (prefers-color-scheme: dark) {
        .paper, .paper > div { background: ${paper.dark} !important; }
        .paper div, .paper h1, .paper h2, .paper .cell, .paper a { color: ${ink.dark} !important; border-color: ${rule.dark} !important; }
        .paper .soft, .paper .soft div { color: ${soft.dark} !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="${paper.light}" css-class="paper" width="640px">
    <mj-section padding="28px 8px 4px"><mj-column>
      <mj-text font-weight="700" color="${soft.light}" css-class="soft">${escapeHtml(head.of)}</mj-text>
      <mj-text><h1 style="margin:4px 0 0;font-size:26px;line-height:1.2">${escapeHtml(name)}</h1></mj-text>
      ${paragraph(head.period, 'font-size="17px"')}
      ${paragraph(head.stand, `font-size="12px" color="${soft.light}" css-class="soft"`)}
    </mj-column></mj-section>
    ${sections.map(section).join('')}
    <mj-section padding="18px 8px 32px"><mj-column>
      <mj-text>${links.map(([label, address]) => `<a href="${escapeHtml(address)}" style="color:${accent}">${escapeHtml(label)}</a>`).join(' &nbsp; ')}</mj-text>
      ${foot.map((said) => paragraph(said, `font-size="12px" color="${soft.light}" css-class="soft"`)).join('')}
    </mj-column></mj-section>
  </mj-body>
</mjml>`,
      { fonts: {}, validationLevel: 'strict' },
    )
    return html
  }
}
