/** What people are told of a review by mail, in both languages. Never what the post says beyond its title: a mail cannot be taken back. */
import type { StepAnswer } from '../core/review-steps.ts'
import type { StepNews } from './step-telling.ts'

export interface Mail {
  readonly subject: string
  readonly text: string
}
interface About {
  readonly title: string
  /** Empty: the one step of a brand that has none of its own. */
  readonly step: string
  /** Why it is urgent; `null`: it is not. */
  readonly fast: string | null
  /** Where it is decided. */
  readonly address: string
}

interface Said {
  readonly subject: string
  readonly de: string
  readonly en: string
}
const news: Record<StepNews, Said> = {
  open: {
    subject: 'Bitte freigeben / please approve',
    de: 'Dieser Beitrag wartet auf Ihre Entscheidung.',
    en: 'This post waits for your decision.',
  },
  reminded: {
    subject: 'Noch nicht entschieden / not decided yet',
    de: 'Dieser Beitrag wartet noch auf Ihre Entscheidung.',
    en: 'This post still waits for your decision.',
  },
  overdue: {
    subject: 'Überfällig / overdue',
    de: 'Über diesen Beitrag sollte schon entschieden sein. Bitte entscheiden Sie, oder sorgen Sie dafür, dass es jemand tut.',
    en: 'This post should have been decided on already. Please decide, or see to it that somebody does.',
  },
}
const ends: Record<StepAnswer, Said> = {
  approved: {
    subject: 'Freigegeben / approved',
    de: 'Ihr Beitrag ist freigegeben und geht zu seiner Zeit hinaus.',
    en: 'Your post is approved and goes out at its time.',
  },
  'changes-requested': {
    subject: 'Änderungen erbeten / changes requested',
    de: 'Zu Ihrem Beitrag sind Änderungen erbeten. Was sich ändern soll, steht beim Beitrag.',
    en: 'Changes of your post are requested. What should change is said at the post.',
  },
  refused: {
    subject: 'Abgelehnt / refused',
    de: 'Ihr Beitrag ist abgelehnt. Warum, steht beim Beitrag.',
    en: 'Your post is refused. Why is said at the post.',
  },
}

const outside = {
  toSend: {
    subject: 'Link verschicken / send a link',
    de: 'Dieser Beitrag wartet auf die Entscheidung von jemandem von außen. Verschickt wird dafür ein Link; machen lässt er sich auf der Seite unten. Zählen kann die Antwort nur, wenn ihn jemand macht, der nicht am Beitrag gearbeitet hat.',
    en: 'This post waits for the decision of somebody from outside. That person has to be sent a link; it is made on the page below. The answer counts only where somebody makes it who has not worked on the post.',
  },
  invited: (address: string): Said => ({
    subject: 'Wartet auf eine Antwort von außen / waits for an answer from outside',
    de: `Dieser Beitrag wartet auf die Entscheidung von jemandem von außen. Einen Link dafür gibt es schon, für ${address}. Sagen Sie dort Bescheid, dass die Entscheidung jetzt gefragt ist; ging die Adresse des Links verloren, machen Sie auf der Seite unten einen neuen.`,
    en: `This post waits for the decision of somebody from outside. There is a link for it already, for ${address}. Tell that person that the decision is wanted now; where the link’s address was lost, make another one on the page below.`,
  }),
}

/** To the people of a step; when it is overdue, to those above them too. */
export const mailOfStep = (what: StepNews, about: About): Mail => mail(news[what], about)

/** @param invited the address of somebody who has a link already; `null`: one has to be sent. */
export const mailOfGuestStep = (about: About, invited: string | null): Mail =>
  mail(invited === null ? outside.toSend : outside.invited(invited), about)

function mail({ subject, de, en }: Said, { title, step, fast, address }: About): Mail {
  const place = step === '' ? { de: '', en: '' } : { de: ` Schritt: ${step}.`, en: ` Step: ${step}.` }
  const urgent = fast === null ? { de: '', en: '' } : { de: ` Eilig: ${fast}`, en: ` Urgent: ${fast}` }
  const mark = fast === null ? '' : 'Eilig / urgent: '
  return {
    subject: `${mark}${title}: ${subject}`,
    text: `${title}\n\n${de}${place.de}${urgent.de}\n\n${en}${place.en}${urgent.en}\n\n${address}\n`,
  }
}

/** To the authors, when the review has come to its end. */
export function mailOfEnd(how: StepAnswer, { title, address }: Pick<About, 'title' | 'address'>): Mail {
  const { subject, de, en } = ends[how]
  return { subject: `${title}: ${subject}`, text: `${title}\n\n${de}\n\n${en}\n\n${address}\n` }
}
