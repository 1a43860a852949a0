/** What people are told of tasks by mail, in both languages. Never what is to be posted: a mail cannot be taken back. */
import type { ToldOf } from '../core/task.ts'
import type { Standing } from './standing.ts'

export interface Mail {
  readonly subject: string
  readonly text: string
}

interface About {
  readonly title: string
  readonly standing: Standing
  /** Where the task is opened. */
  readonly address: string
}

const sentences: Record<Exclude<ToldOf, 'nothing'>, { readonly subject: string; readonly de: string; readonly en: string }> = {
  open: {
    subject: 'Bitte veröffentlichen / please post',
    de: 'Bitte veröffentlichen Sie diesen Beitrag von Hand. Texte, Bilder und Links liegen bereit; danach tragen Sie dort die Adresse ein.',
    en: 'Please post this by hand. Texts, pictures and links are ready; afterwards, paste the address there.',
  },
  reminded: {
    subject: 'Noch nicht veröffentlicht / not posted yet',
    de: 'Dieser Beitrag wartet noch darauf, von Hand veröffentlicht zu werden.',
    en: 'This still waits to be posted by hand.',
  },
  escalated: {
    subject: 'Niemand hat es veröffentlicht / nobody has posted it',
    de: 'Dieser Beitrag sollte längst von Hand veröffentlicht sein. Veröffentlichen Sie ihn, oder geben Sie die Aufgabe jemand anderem.',
    en: 'This should have been posted by hand long ago. Post it, or hand the task over to somebody else.',
  },
  stopped: {
    subject: 'Nicht veröffentlichen / do not post',
    de: 'Bitte veröffentlichen Sie diesen Beitrag nicht. Ist er schon online, tragen Sie dort die Adresse ein.',
    en: 'Please do not post this. If it is live already, paste the address there.',
  },
}

export function mailAbout(told: Exclude<ToldOf, 'nothing'>, { title, standing: { why }, address }: About): Mail {
  const { subject, de, en } = sentences[told]
  const because = (language: 'de' | 'en') => (why ? ` ${why[language]}` : '')
  return { subject: `${title}: ${subject}`, text: `${title}\n\n${de}${because('de')}\n\n${en}${because('en')}\n\n${address}\n` }
}
