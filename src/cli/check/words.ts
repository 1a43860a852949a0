/** What the command says to people. */
import type { Language } from '../../core/story.ts'
import type { Localised } from '../../quality/check.ts'
import { brandFileName } from './brand-file.ts'

/** As a sentence about so many of something. */
export const many = (count: number, one: Localised, several: Localised): Localised => ({
  de: `${count} ${count === 1 ? one.de : several.de}`,
  en: `${count} ${count === 1 ? one.en : several.en}`,
})

export const words = {
  blocker: { de: 'Hindernis', en: 'blocker' },
  warning: { de: 'Warnung', en: 'warning' },
  advice: { de: 'Rat', en: 'advice' },
  review: { de: 'ansehen', en: 'look at' },
  errored: { de: 'ungewiss', en: 'unknown' },
  unreadable: { de: 'nicht gelesen', en: 'not read' },
  note: { de: 'Hinweis', en: 'note' },
  excepted: { de: 'Ausnahme', en: 'exception' },
  by: { de: 'von', en: 'by' },
  fix: { de: 'Vorschlag', en: 'suggestion' },
  nothing: { de: 'Nichts zu beanstanden.', en: 'Nothing to object to.' },
} as const satisfies Record<string, Localised>

export const noBrand: Localised = {
  de: `Keine ${brandFileName} gefunden: Namen, Wörter, Farben und Zeiten einer Marke sind nicht geprüft.`,
  en: `No ${brandFileName} was found: names, words, colours and times of a brand are not checked.`,
}
export const noAddress: Localised = {
  de: `Die Marke nennt keine Adresse der Website („website“ mit {slug}): Beiträge für Netzwerke sind ohne Link geprüft.`,
  en: `The brand names no address of the website (“website” with {slug}): posts for networks are checked without a link.`,
}
export const nothingAskedOffline: Localised = { de: 'wegen --offline', en: 'because of --offline' }
export const noTime: Localised = {
  de: 'für Beiträge ohne publishAt',
  en: 'for posts without publishAt',
}
export const checksLeftOut = (count: number, why: Localised): Localised => {
  const checks = many(count, { de: 'Prüfung', en: 'check' }, { de: 'Prüfungen', en: 'checks' })
  return { de: `Nicht geprüft: ${checks.de}, ${why.de}.`, en: `Not judged: ${checks.en}, ${why.en}.` }
}
export const noPosts: Localised = {
  de: 'Hier ist kein Beitrag: keine Markdown-Datei, die mit Angaben zwischen zwei Zeilen „---“ beginnt.',
  en: 'There is no post here: no Markdown file that begins with values between two lines of “---”.',
}

/** As LANG and its kin say it: German, or otherwise English. */
export function languageFrom(env: Readonly<Record<string, string | undefined>>): Language {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^de(?:[_.@-]|$)/i.test(said) ? 'de' : 'en'
}
