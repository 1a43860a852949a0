import type { ConnectForm } from '../../core/answers.ts'

type Status = ConnectForm['status']

const statusDe: Record<Status, string> = { 'not-connected': 'Nicht verbunden', connected: 'Verbunden', refused: 'Anmeldung nötig' }
const statusEn: Record<Status, string> = { 'not-connected': 'Not connected', connected: 'Connected', refused: 'Needs sign-in' }

export const words = {
  de: {
    title: 'Verbinden',
    saveFirst: 'Speichern Sie den Kanal zuerst. Danach verbinden Sie hier sein Konto.',
    loading: 'Was zum Verbinden nötig ist, wird geholt …',
    failed: (why: string) => `Was zum Verbinden nötig ist, ist gerade nicht zu erfahren. ${why}`,
    again: 'Noch einmal versuchen',
    status: statusDe,
    as: (handle: string) => `als ${handle}`,
    secretKept: 'Geheimes wird verschlüsselt aufbewahrt und nie wieder angezeigt.',
    missing: 'Das wird zum Verbinden gebraucht.',
    connect: 'Verbinden',
    reconnect: 'Neu verbinden',
    connecting: 'Wird verbunden …',
    connected: (handle: string) => `Verbunden als ${handle}.`,
    leaving: 'Sie werden zur Plattform gebracht, um dort zuzustimmen.',
    wrongRedirect: 'Die Plattform hat keine brauchbare Adresse für die Zustimmung genannt. Prüfen Sie die Angaben.',
  },
  en: {
    title: 'Connect',
    saveFirst: 'Save the channel first. Then connect its account here.',
    loading: 'Fetching what is needed to connect …',
    failed: (why: string) => `What is needed to connect cannot be told just now. ${why}`,
    again: 'Try again',
    status: statusEn,
    as: (handle: string) => `as ${handle}`,
    secretKept: 'Secrets are kept encrypted and never shown again.',
    missing: 'This is needed to connect.',
    connect: 'Connect',
    reconnect: 'Connect again',
    connecting: 'Connecting …',
    connected: (handle: string) => `Connected as ${handle}.`,
    leaving: 'You are taken to the platform, to give your consent there.',
    wrongRedirect: 'The platform named no usable address for the consent. Check what you entered.',
  },
}
