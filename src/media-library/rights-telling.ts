/** When somebody is told that the rights of a medium end, and in which words: thirty days before, and on the day; once each. */
import { soonDays } from '../core/media-library.ts'
import { spokenDate } from '../core/spoken-time.ts'

export const rights = ['licence', 'consent'] as const
export type Right = (typeof rights)[number]
type Stage = 'soon' | 'last-day'

/** The last days, YYYY-MM-DD; `null`: there is none that counts. */
export type LastDays = Readonly<Record<Right, string | null>>

export interface RightsNews {
  readonly right: Right
  readonly day: string
  readonly stage: Stage
}

const dayMs = 86_400_000
/** Who was away for longer is not told of what is over: the library and Today show it. */
const tellableDays = 7
const daysUntil = (day: string, today: string) => Math.round((Date.parse(day) - Date.parse(today)) / dayMs)

function stageOf(day: string, today: string): Stage | null {
  const days = daysUntil(day, today)
  if (days > soonDays || days < -tellableDays) return null
  return days > 0 ? 'soon' : 'last-day'
}

const keyOf = ({ right, day, stage }: RightsNews) => `${right} ${day} ${stage}`

/**
 * @param told what was stored when they were told last; '' where they never were. Another last day is news again.
 * @returns `told` to be stored now. Without news it need not be.
 */
export function rightsNews(days: LastDays, told: string, today: string): { readonly news: readonly RightsNews[]; readonly told: string } {
  const before = told.split(', ')
  const now = rights.flatMap((right): RightsNews[] => {
    const day = days[right]
    const stage = day === null ? null : stageOf(day, today)
    return day !== null && stage !== null ? [{ right, day, stage }] : []
  })
  return { news: now.filter((one) => !before.includes(keyOf(one))), told: now.map(keyOf).join(', ') }
}

const ends: Record<Right, Record<Stage, (day: { de: string; en: string }) => { readonly de: string; readonly en: string }>> = {
  licence: {
    soon: ({ de, en }) => ({ de: `Die Lizenz endet am ${de}.`, en: `The licence ends on ${en}.` }),
    'last-day': ({ de, en }) => ({ de: `Der letzte Tag der Lizenz ist der ${de}.`, en: `The last day of the licence is ${en}.` }),
  },
  consent: {
    soon: ({ de, en }) => ({ de: `Die Einwilligung der Gezeigten endet am ${de}.`, en: `The consent of those shown ends on ${en}.` }),
    'last-day': ({ de, en }) => ({
      de: `Der letzte Tag der Einwilligung der Gezeigten ist der ${de}.`,
      en: `The last day of the consent of those shown is ${en}.`,
    }),
  },
}

/** In both languages. @param titles of the posts that it is planned or live with; a mail names a few. */
export function mailOfRights(news: readonly RightsNews[], filename: string, titles: readonly string[], address: string) {
  const said = (language: 'de' | 'en') => news.map(({ right, day, stage }) => ends[right][stage](spokenDate(day))[language]).join(' ')
  const named = titles.slice(0, 5)
  const more = titles.length - named.length
  const list = (language: 'de' | 'en') =>
    [...named, ...(more > 0 ? [language === 'de' ? `und ${more} mehr` : `and ${more} more`] : [])].join(', ')
  const isLastDay = news.some(({ stage }) => stage === 'last-day')
  return {
    subject: `${filename}: ${isLastDay ? 'Rechte enden / rights end' : 'Rechte enden bald / rights end soon'}`,
    text: [
      filename,
      `${said('de')} Benutzt in: ${list('de')}. Verlängern Sie die Rechte und tragen Sie den neuen Tag ein, oder nehmen Sie das Medium dort heraus.`,
      `${said('en')} Used in: ${list('en')}. Extend the rights and enter the new day, or take the medium out of there.`,
      `${address}\n`,
    ].join('\n\n'),
  }
}
