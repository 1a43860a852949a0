import type { LookedAfter } from '../../core/responsibilities.ts'

const headingsDe: Record<LookedAfter, string> = { channels: 'Kanäle', topics: 'Themen', campaigns: 'Kampagnen' }
const headingsEn: Record<LookedAfter, string> = { channels: 'Channels', topics: 'Topics', campaigns: 'Campaigns' }

export const words = {
  de: {
    title: 'Verantwortung',
    intro: 'Wer sich um welchen Kanal, welches Thema und welche Kampagne kümmert, und wer heute zuständig ist.',
    loading: 'Einen Moment …',
    failed: (why: string) => `Das ist gerade nicht zu erfahren. ${why}`,
    again: 'Noch einmal versuchen',
    absence: 'Meine Abwesenheit',
    headings: headingsDe,
    gaps: (count: number) => (count === 1 ? 'Für eines ist heute niemand da.' : `Für ${count} ist heute niemand da.`),
    noGaps: 'Für alles ist heute jemand da.',
    onlyGaps: 'Nur, wofür niemand da ist',
    what: 'Was',
    owner: 'Verantwortlich',
    deputy: 'Vertretung',
    today: 'Heute zuständig',
    nobody: 'niemand',
    none: '–',
    change: 'Ändern',
    changeOf: (name: string) => `Ändern: ${name}`,
    empty: 'Noch nichts. Kanäle, Themen und Kampagnen stehen hier, sobald es sie gibt.',
  },
  en: {
    title: 'Responsibilities',
    intro: 'Who looks after which channel, topic and campaign, and who is in charge today.',
    loading: 'One moment …',
    failed: (why: string) => `This cannot be told just now. ${why}`,
    again: 'Try again',
    absence: 'My absence',
    headings: headingsEn,
    gaps: (count: number) => (count === 1 ? 'Nobody is there for one of them today.' : `Nobody is there for ${count} of them today.`),
    noGaps: 'Somebody is there for everything today.',
    onlyGaps: 'Only what nobody is there for',
    what: 'What',
    owner: 'Owner',
    deputy: 'Deputy',
    today: 'In charge today',
    nobody: 'nobody',
    none: '–',
    change: 'Change',
    changeOf: (name: string) => `Change: ${name}`,
    empty: 'Nothing yet. Channels, topics and campaigns stand here as soon as there are any.',
  },
}
