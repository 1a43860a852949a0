import type { Fourth } from './steps.ts'

type About = Record<Fourth, (title: string, when: string) => string>

const liveDe: About = {
  'no-post': () => 'Eine zweite Person prüft den Beitrag. Danach erscheint er von selbst.',
  invite: () =>
    'Dafür braucht es eine zweite Person: Niemand gibt frei, was er selbst geschrieben hat, auch die Administration nicht. Laden Sie jemanden mit der Rolle „Freigabe“ ein.',
  submit: (title) => `Geben Sie „${title}“ zur Freigabe. Eine andere Person entscheidet.`,
  decide: (title) => `„${title}“ wartet auf die Entscheidung einer Person, die nicht daran geschrieben hat.`,
  revise: (title) => `Zu „${title}“ sind Änderungen erbeten. Überarbeiten Sie den Beitrag, und geben Sie ihn noch einmal zur Freigabe.`,
  wait: (title, when) => `„${title}“ ist freigegeben und geht hinaus: ${when}.`,
  'no-channel': (title) => `„${title}“ ist freigegeben, hat aber keinen Kanal, auf dem er erscheint. Wählen Sie einen.`,
}
const liveEn: About = {
  'no-post': () => 'A second person looks at the post. After that it appears by itself.',
  invite: () =>
    'That takes a second person: nobody approves what they wrote themselves, administrators included. Invite somebody with the role Approver.',
  submit: (title) => `Submit “${title}” for approval. Somebody else decides.`,
  decide: (title) => `“${title}” waits for the decision of a person who has not written at it.`,
  revise: (title) => `Changes are asked for in “${title}”. Revise the post, and submit it once more.`,
  wait: (title, when) => `“${title}” is approved and goes out: ${when}.`,
  'no-channel': (title) => `“${title}” is approved, but has no channel to appear on. Choose one.`,
}
const doDe: Record<Fourth, string> = {
  'no-post': '',
  invite: 'Person einladen',
  submit: 'Beitrag öffnen',
  decide: 'Zur Entscheidung',
  revise: 'Beitrag überarbeiten',
  wait: 'Beitrag ansehen',
  'no-channel': 'Kanal wählen',
}
const doEn: Record<Fourth, string> = {
  'no-post': '',
  invite: 'Invite a person',
  submit: 'Open the post',
  decide: 'To the decision',
  revise: 'Revise the post',
  wait: 'See the post',
  'no-channel': 'Choose a channel',
}

export const words = {
  de: {
    title: 'In vier Schritten zum ersten Beitrag',
    hide: 'Ausblenden',
    show: 'Erste Schritte zeigen',
    done: 'Erledigt',
    open: 'Offen',
    stood: (n: number) => (n === 0 ? 'Noch nichts erledigt' : `${n} von 4 erledigt`),
    notYours: 'Das richtet jemand mit den Rechten dafür ein: Fragen Sie die Administration.',
    soon: 'sobald er dran ist',
    brand: {
      name: 'Ihre Marke',
      create:
        'Name, Farben und Sprache, an denen jeder Beitrag gemessen wird. Aus der Adresse Ihrer Website liest Funkhaus den Anfang selbst.',
      describe: (name: string) =>
        `${name} ist angelegt. Farben, Logos und Wörter fehlen noch: Damit erkennen die Prüfungen, was zu Ihnen passt.`,
      done: (name: string) => `${name} ist angelegt und beschrieben.`,
      do: { create: 'Marke anlegen', describe: 'Marke ergänzen', done: 'Marke ansehen' },
    },
    channel: {
      name: 'Ihr erster Kanal',
      create:
        'Beginnen Sie mit Ihrer Website: Wählen Sie beim Anlegen die Plattform „Website“. Sie gehört Ihnen, und alle anderen Kanäle führen dorthin.',
      connect: (name: string) => `${name} ist angelegt. Verbinden Sie den Kanal noch.`,
      done: (name: string) => `${name} ist verbunden.`,
      do: { create: 'Kanal anlegen', connect: 'Kanal verbinden', done: 'Kanal ansehen' },
    },
    post: {
      name: 'Ihr erster Beitrag',
      write: 'Schreiben Sie ihn einmal, und wählen Sie die Kanäle, auf denen er erscheinen soll.',
      done: (title: string) => `„${title}“ ist geschrieben.`,
      do: { write: 'Beitrag schreiben', done: 'Weiterschreiben' },
      untitled: 'Ohne Titel',
    },
    live: { name: 'Freigeben lassen und online sehen', about: liveDe, do: doDe },
  },
  en: {
    title: 'Four steps to the first post',
    hide: 'Hide',
    show: 'Show the first steps',
    done: 'Done',
    open: 'Open',
    stood: (n: number) => (n === 0 ? 'Nothing done yet' : `${n} of 4 done`),
    notYours: 'Somebody with the rights for it sets this up: ask your administrators.',
    soon: 'as soon as it is its turn',
    brand: {
      name: 'Your brand',
      create:
        'Name, colours and voice that every post is held to. From the address of your website, Funkhaus reads the beginning by itself.',
      describe: (name: string) => `${name} is there. Colours, logos and words are missing still: by them the checks know what is like you.`,
      done: (name: string) => `${name} is there and described.`,
      do: { create: 'Create the brand', describe: 'Add to the brand', done: 'See the brand' },
    },
    channel: {
      name: 'Your first channel',
      create:
        'Begin with your website: choose the platform “Website” when you create the channel. It is yours, and all other channels lead there.',
      connect: (name: string) => `${name} is there. Connect it now.`,
      done: (name: string) => `${name} is connected.`,
      do: { create: 'Create the channel', connect: 'Connect the channel', done: 'See the channel' },
    },
    post: {
      name: 'Your first post',
      write: 'Write it once, and choose the channels on which it is to appear.',
      done: (title: string) => `“${title}” is written.`,
      do: { write: 'Write the post', done: 'Go on writing' },
      untitled: 'Untitled',
    },
    live: { name: 'Have it approved, and see it live', about: liveEn, do: doEn },
  },
}
