import type { ExportName } from '../../core/exports.ts'

interface Table {
  readonly name: string
  readonly holds: string
}
const tablesDe: Record<ExportName, Table> = {
  deliveries: { name: 'Beiträge', holds: 'eine Zeile je Beitrag und Kanal, mit den neuesten Zahlen' },
  measurements: { name: 'Messungen', holds: 'jede aufgehobene Messung dieser Beiträge' },
  accounts: { name: 'Konten', holds: 'Abonnements und was ein Konto sonst nennt, je Tag' },
  clicks: { name: 'Klicks', holds: 'auf eigene Links, je Tag und Land' },
}
const tablesEn: Record<ExportName, Table> = {
  deliveries: { name: 'Posts', holds: 'one row for each post and channel, with the newest numbers' },
  measurements: { name: 'Measurements', holds: 'every measurement of these posts that is kept' },
  accounts: { name: 'Accounts', holds: 'followers and what else an account tells, by day' },
  clicks: { name: 'Clicks', holds: 'on own links, by day and country' },
}

export const words = {
  de: {
    download: 'Herunterladen',
    intro: 'Was oben gewählt ist, als Tabelle: CSV für Tabellenprogramme, JSON Lines für andere Programme.',
    tables: tablesDe,
    as: (table: string, format: string) => `${table} als ${format}`,
  },
  en: {
    download: 'Download',
    intro: 'What is chosen above, as a table: CSV for spreadsheets, JSON Lines for other programs.',
    tables: tablesEn,
    as: (table: string, format: string) => `${table} as ${format}`,
  },
}
