/** What the public pages of a newsletter say. */
import type { Language } from '../../core/story.ts'
import type { Newsletter } from './newsletter.payload.ts'

type Named = Pick<Newsletter, 'name' | 'senderName'>

export interface PageWords {
  readonly skip: string
  readonly otherLanguage: string
  readonly email: string
  readonly name: string
  readonly optional: string
  readonly leaveEmpty: string
  readonly signUp: string
  /** What somebody consents to by pressing the button: kept with the sign-up, word for word. */
  readonly consent: (newsletter: Named) => string
  readonly privacy: string
  readonly imprint: string
  readonly intro: (newsletter: Named) => string
  readonly wrongAddress: string
  readonly wrongName: string
  readonly tooMany: string
  readonly closed: readonly [title: string, sentence: string]
  readonly asked: readonly [title: string, sentence: string]
  readonly confirm: readonly [title: string, sentence: string, button: string]
  readonly confirmed: readonly [title: string, sentence: string]
  readonly expired: readonly [title: string, sentence: string]
  readonly used: readonly [title: string, sentence: string]
  readonly leave: readonly [title: string, sentence: string, button: string]
  readonly left: readonly [title: string, sentence: string]
  readonly signUpAgain: string
  readonly unknown: readonly [title: string, sentence: string]
}

export const words: Readonly<Record<Language, PageWords>> = {
  de: {
    skip: 'Zum Inhalt',
    otherLanguage: 'English',
    email: 'E-Mail-Adresse',
    name: 'Name',
    optional: 'freiwillig',
    leaveEmpty: 'Bitte leer lassen',
    signUp: 'Anmelden',
    consent: ({ name, senderName }) =>
      `Mit „Anmelden“ willige ich ein, dass ${senderName} mir den Newsletter „${name}“ per E-Mail sendet. Abmelden kann ich mich jederzeit mit dem Link in jeder E-Mail.`,
    privacy: 'Datenschutzerklärung',
    imprint: 'Impressum',
    intro: ({ senderName }) => `Ein Newsletter von ${senderName}. Nach der Anmeldung bitten wir Sie per E-Mail um eine Bestätigung.`,
    wrongAddress: 'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@example.com.',
    wrongName: 'Schreiben Sie den Namen in einer Zeile mit höchstens 100 Zeichen.',
    tooMany: 'Von hier kamen gerade viele Anmeldungen. Versuchen Sie es in zehn Minuten noch einmal.',
    closed: [
      'Anmelden geht zurzeit nicht',
      'Dieser Newsletter kann gerade keine Anmeldungen annehmen. Versuchen Sie es später noch einmal.',
    ],
    asked: [
      'Sehen Sie in Ihr Postfach',
      'Steht die Adresse noch nicht auf der Liste, erhalten Sie gleich eine E-Mail mit einem Link. Erst wenn Sie ihn öffnen und bestätigen, sind Sie angemeldet. Kommt nichts an, sehen Sie auch im Spam-Ordner nach.',
    ],
    confirm: [
      'Anmeldung bestätigen',
      'Noch ein Schritt: Bestätigen Sie, dass Sie diesen Newsletter erhalten möchten.',
      'Anmeldung bestätigen',
    ],
    confirmed: [
      'Sie sind angemeldet',
      'Von nun an erhalten Sie diesen Newsletter. Abmelden können Sie sich jederzeit mit dem Link in jeder E-Mail.',
    ],
    expired: ['Der Link ist abgelaufen', 'Er galt 48 Stunden. Melden Sie sich noch einmal an, dann erhalten Sie einen neuen.'],
    used: [
      'Dieser Link gilt nicht mehr',
      'Sie haben sich seither abgemeldet. Wenn Sie den Newsletter wieder möchten, melden Sie sich noch einmal an.',
    ],
    leave: [
      'Vom Newsletter abmelden',
      'Sie erhalten dann keine E-Mails dieses Newsletters mehr. Name und Adresse werden sofort gelöscht.',
      'Abmelden',
    ],
    left: ['Sie sind abgemeldet', 'Sie erhalten keine E-Mails dieses Newsletters mehr. Name und Adresse sind gelöscht.'],
    signUpAgain: 'Zur Anmeldung',
    unknown: ['Diese Seite gibt es nicht', 'Prüfen Sie, ob die Adresse vollständig ist.'],
  },
  en: {
    skip: 'Skip to content',
    otherLanguage: 'Deutsch',
    email: 'E-mail address',
    name: 'Name',
    optional: 'optional',
    leaveEmpty: 'Please leave empty',
    signUp: 'Sign up',
    consent: ({ name, senderName }) =>
      `By pressing “Sign up” I agree that ${senderName} sends me the newsletter “${name}” by e-mail. I can leave at any time by the link in every e-mail.`,
    privacy: 'Privacy policy',
    imprint: 'Imprint',
    intro: ({ senderName }) => `A newsletter by ${senderName}. After you sign up, we ask you by e-mail to confirm.`,
    wrongAddress: 'This is no e-mail address. Write it like name@example.com.',
    wrongName: 'Write the name in one line of at most 100 characters.',
    tooMany: 'Many sign-ups came from here just now. Try again in ten minutes.',
    closed: ['Signing up is not possible at the moment', 'This newsletter cannot take sign-ups right now. Please try again later.'],
    asked: [
      'Look into your mailbox',
      'If the address is not on the list yet, an e-mail with a link is on its way to you. You are signed up once you open it and confirm. If nothing arrives, look into the spam folder too.',
    ],
    confirm: ['Confirm your subscription', 'One more step: confirm that you want to receive this newsletter.', 'Confirm subscription'],
    confirmed: ['You are signed up', 'From now on you receive this newsletter. You can leave at any time by the link in every e-mail.'],
    expired: ['The link has expired', 'It held for 48 hours. Sign up once more and you get a new one.'],
    used: ['This link holds no more', 'You have left since. If you want the newsletter again, sign up once more.'],
    leave: [
      'Leave the newsletter',
      'You will receive no more e-mails of this newsletter. Your name and address are erased at once.',
      'Unsubscribe',
    ],
    left: ['You have left', 'You receive no more e-mails of this newsletter. Your name and address are erased.'],
    signUpAgain: 'Sign up again',
    unknown: ['There is no such page', 'Check whether the address is complete.'],
  },
}
