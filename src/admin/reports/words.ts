import type { MailState } from '../../core/reports.ts'

const people = (count: number) => (count === 1 ? 'eine Adresse' : `${count} Adressen`)
const addresses = (count: number) => (count === 1 ? 'one address' : `${count} addresses`)
const mailsDe: Record<MailState, string> = {
  sent: 'gesendet',
  waiting: 'wartend',
  sending: 'unterwegs',
  refused: 'abgewiesen',
  unknown: 'ungewiss',
}
const mailsEn: Record<MailState, string> = {
  sent: 'sent',
  waiting: 'waiting',
  sending: 'on its way',
  refused: 'refused',
  unknown: 'not known',
}

export const words = {
  de: {
    title: 'Ausgaben',
    saveFirst: 'Sobald der Bericht gespeichert ist, lassen sich hier Ausgaben machen und senden.',
    loading: 'Die Ausgaben werden geholt …',
    failed: (why: string) => `Die Ausgaben sind gerade nicht zu erfahren. ${why}`,
    again: 'Noch einmal versuchen',
    byHand: (count: number) =>
      count === 0
        ? 'Dieser Bericht geht nur von Hand, und noch an niemanden: Tragen Sie ein, wer ihn bekommt (nach jeder Adresse die Eingabetaste), und speichern Sie.'
        : `Dieser Bericht geht nur von Hand, an ${people(count)}.`,
    next: (when: string, period: string, count: number) => `Geht ${when} an ${people(count)}: ${period}.`,
    nextForNobody: (when: string, period: string) =>
      `Wird ${when} gemacht: ${period}. Er geht an niemanden: Tragen Sie ein, wer ihn bekommt.`,
    nextWithoutMail: (when: string, period: string) => `Wird ${when} gemacht: ${period}.`,
    noMail: 'Es ist kein Mailserver eingetragen (SMTP_URL). Ausgaben lassen sich herunterladen, aber nicht senden.',
    when: (day: string, time: string, zone: string) => `am ${day} um ${time} Uhr (${zone})`,
    period: 'Zeitraum',
    lastWeek: 'Letzte Woche',
    lastMonth: 'Letzter Monat',
    own: 'Eigener Zeitraum',
    from: 'Erster Tag',
    to: 'Letzter Tag',
    wrongDays: 'Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren.',
    preview: 'Vorschau (PDF)',
    make: 'Ausgabe machen',
    making: 'Wird gemacht …',
    saved: 'Gezeigt wird, was gespeichert ist.',
    made: (period: string) => `Die Ausgabe „${period}“ ist gemacht. Ihre Zahlen bleiben, wie sie sind.`,
    there: (period: string) =>
      `Die Ausgabe „${period}“ gibt es schon, mit ihren Zahlen von damals. Für die von heute machen Sie eine neue Fassung.`,
    none: 'Noch keine Ausgabe.',
    revision: (n: number) => `Fassung ${n}`,
    madeBy: (when: string, who: string | null) => (who === null ? `gemacht ${when}, nach dem Rhythmus` : `gemacht ${when} von ${who}`),
    posts: (count: number, shown: string) => (count === 0 ? 'nichts veröffentlicht' : count === 1 ? 'ein Beitrag' : `${shown} Beiträge`),
    notSent: 'an niemanden gesendet',
    mails: mailsDe,
    mail: (count: number, state: string) => (count === 1 ? `eine E-Mail ${state}` : `${count} E-Mails ${state}`),
    missed: {
      refused: 'Der Mailserver hat die E-Mail abgewiesen. Prüfen Sie die Adresse; „Senden“ versucht es noch einmal.',
      unknown: 'Ungewiss: Die Verbindung riss ab, während die E-Mail hinausging. Sie wird nicht noch einmal gesendet; fragen Sie nach.',
    },
    forgotten: 'Eine Adresse, die nicht mehr aufbewahrt wird',
    withheld: {
      'not-a-recipient': 'Nicht gesendet: Als die E-Mail hinausgehen sollte, ging der Bericht nicht mehr an diese Adresse.',
      'report-gone': 'Nicht gesendet: Als die E-Mail hinausgehen sollte, lag der Bericht im Papierkorb. „Senden“ versucht es noch einmal.',
    },
    download: (kind: string, period: string) => `${kind}: ${period}`,
    send: 'Senden',
    sendTitle: 'Ausgabe senden',
    sendText: (period: string, count: number) =>
      `„${period}“ geht an ${people(count)}. Wer diese Ausgabe schon hat, bekommt sie nicht noch einmal.`,
    sent: 'Die E-Mails gehen in der nächsten Minute hinaus.',
    anew: 'Neue Fassung',
    anewTitle: 'Neue Fassung machen',
    anewText: (period: string) => `Eine weitere Ausgabe „${period}“ mit den Zahlen von heute. Die bisherige bleibt daneben liegen.`,
  },
  en: {
    title: 'Editions',
    saveFirst: 'As soon as the report is saved, editions can be made and sent here.',
    loading: 'Fetching the editions …',
    failed: (why: string) => `The editions cannot be told just now. ${why}`,
    again: 'Try again',
    byHand: (count: number) =>
      count === 0
        ? 'This report goes by hand only, and to nobody yet: enter who gets it (Enter after each address), and save.'
        : `This report goes by hand only, to ${addresses(count)}.`,
    next: (when: string, period: string, count: number) => `Goes to ${addresses(count)} ${when}: ${period}.`,
    nextForNobody: (when: string, period: string) => `Is made ${when}: ${period}. It goes to nobody: enter who gets it.`,
    nextWithoutMail: (when: string, period: string) => `Is made ${when}: ${period}.`,
    noMail: 'No mail server is named (SMTP_URL). Editions can be downloaded, but not sent.',
    when: (day: string, time: string, zone: string) => `on ${day} at ${time} (${zone})`,
    period: 'Period',
    lastWeek: 'Last week',
    lastMonth: 'Last month',
    own: 'Own period',
    from: 'First day',
    to: 'Last day',
    wrongDays: 'The last day lies before the first. Choose a later one.',
    preview: 'Preview (PDF)',
    make: 'Make an edition',
    making: 'Making it …',
    saved: 'What is shown is what is saved.',
    made: (period: string) => `The edition “${period}” is made. Its numbers stay as they are.`,
    there: (period: string) =>
      `The edition “${period}” is there already, with its numbers of then. For those of today make a new revision.`,
    none: 'No edition yet.',
    revision: (n: number) => `Revision ${n}`,
    madeBy: (when: string, who: string | null) => (who === null ? `made ${when}, by the rhythm` : `made ${when} by ${who}`),
    posts: (count: number, shown: string) => (count === 0 ? 'nothing published' : count === 1 ? 'one post' : `${shown} posts`),
    notSent: 'sent to nobody',
    mails: mailsEn,
    mail: (count: number, state: string) => (count === 1 ? `one mail ${state}` : `${count} mails ${state}`),
    missed: {
      refused: 'The mail server refused the mail. Check the address; “Send” tries it once more.',
      unknown: 'Not known: the connection broke while the mail left. It is not sent again; ask there.',
    },
    forgotten: 'An address that is no longer kept',
    withheld: {
      'not-a-recipient': 'Not sent: when the mail was to leave, the report did not go to this address any more.',
      'report-gone': 'Not sent: when the mail was to leave, the report lay in the trash. “Send” tries it once more.',
    },
    download: (kind: string, period: string) => `${kind}: ${period}`,
    send: 'Send',
    sendTitle: 'Send the edition',
    sendText: (period: string, count: number) =>
      `“${period}” goes to ${addresses(count)}. Whoever has this edition already does not get it again.`,
    sent: 'The mails leave within the next minute.',
    anew: 'New revision',
    anewTitle: 'Make a new revision',
    anewText: (period: string) => `Another edition “${period}” with the numbers of today. The present one stays beside it.`,
  },
}
