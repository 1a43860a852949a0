/** What the playground's own pages say. */
import type { Language } from '../../core/story.ts'
import type { Misbehaviour } from '../../../publishers/testing/fake.ts'

export type Localised = { readonly [language in Language]: string }

const misbehaviourNames: Record<Misbehaviour, Localised> = {
  'accept-then-silence': { de: 'Beitrag annehmen, aber nie antworten', en: 'Take the post, but never answer' },
  'accept-then-reset': { de: 'Beitrag annehmen, dann die Verbindung trennen', en: 'Take the post, then break the connection' },
  'accept-then-502': { de: 'Beitrag annehmen, dann Fehler 502 melden', en: 'Take the post, then answer 502' },
  'refuse-500': { de: 'Mit Serverfehler 500 ablehnen', en: 'Refuse with server error 500' },
  'rate-limit': { de: 'Um Geduld bitten (429)', en: 'Ask for patience (429)' },
  unauthorised: { de: 'Die Anmeldung ablehnen', en: 'Refuse the sign-in' },
  'refuse-content': { de: 'Den Inhalt ablehnen', en: 'Refuse the content' },
  slow: { de: 'Erst nach zwei Sekunden antworten', en: 'Answer only after two seconds' },
}

const said = {
  playground: { de: 'Spielwiese', en: 'Playground' },
  skip: { de: 'Zum Inhalt', en: 'Skip to content' },
  admin: { de: 'Zur Redaktion', en: 'Open the admin' },
  website: { de: 'Website', en: 'Website' },
  welcome: {
    de: 'Eine erfundene Firma auf nachgebauten Netzwerken. Alles funktioniert wie in echt, nur verlässt nichts diesen Rechner.',
    en: 'An invented company on imitated networks. Everything works as in earnest, but nothing leaves this machine.',
  },
  tour: { de: 'In fünf Minuten', en: 'In five minutes' },
  people: { de: 'Wer sich anmelden kann', en: 'Who can sign in' },
  password: { de: 'Passwort für alle', en: 'Password for everybody' },
  name: { de: 'Name', en: 'Name' },
  role: { de: 'Rolle', en: 'Role' },
  email: { de: 'E-Mail', en: 'E-mail' },
  networks: { de: 'Netzwerke', en: 'Networks' },
  connect: { de: 'Weiteren Kanal verbinden', en: 'Connect another channel' },
  connectWith: {
    de: 'Legen Sie in der Redaktion einen Kanal an und geben Sie beim Verbinden ein:',
    en: 'Create a channel in the admin, and when you connect it, type:',
  },
  connectThere: {
    de: 'Legen Sie in der Redaktion einen Kanal an und drücken Sie auf „Verbinden“. Das Netzwerk fragt Sie dann selbst.',
    en: 'Create a channel in the admin and press “Connect”. The network then asks you itself.',
  },
  open: { de: 'Öffnen', en: 'Open' },
  ownMedia: { de: 'Eigene Medien', en: 'Owned media' },
  siteExplained: {
    de: 'Eine Beispiel-Website, die nur aus der öffentlichen Schnittstelle lebt.',
    en: 'An example website that lives on the public API alone.',
  },
  feed: { de: 'Feed (RSS)', en: 'Feed (RSS)' },
  api: { de: 'Beiträge als JSON', en: 'Posts as JSON' },
  openApi: { de: 'Beschreibung der Schnittstelle (OpenAPI)', en: 'Description of the API (OpenAPI)' },
  imitation: { de: 'Nachbau', en: 'Imitation' },
  thread: { de: 'Thread', en: 'Thread' },
  timeline: { de: 'Neueste Beiträge', en: 'Latest posts' },
  empty: {
    de: 'Hier steht noch nichts. Geben Sie in der Redaktion einen Beitrag frei, dann erscheint er hier.',
    en: 'Nothing here yet. Approve a post in the admin, and it appears here.',
  },
  like: { de: 'Gefällt mir', en: 'Like' },
  share: { de: 'Teilen', en: 'Share' },
  reply: { de: 'Antworten', en: 'Reply' },
  replies: { de: 'Antworten', en: 'Replies' },
  yourReply: { de: 'Ihre Antwort', en: 'Your reply' },
  send: { de: 'Senden', en: 'Send' },
  toPost: { de: 'Beitrag ansehen', en: 'View the post' },
  opensInTab: { de: 'im neuen Tab', en: 'in a new tab' },
  fail: { de: 'Netzwerk stören', en: 'Let the network fail' },
  failExplained: {
    de: 'Der nächste Beitrag, der hier ankommt, wird so behandelt. In der Redaktion sehen Sie, was der Hub daraus macht.',
    en: 'The next post that arrives here is treated like this. The admin shows what the hub makes of it.',
  },
  failHow: { de: 'Was soll geschehen?', en: 'What is to happen?' },
  failButton: { de: 'Scharf stellen', en: 'Arm' },
  armed: { de: 'Scharf gestellt für den nächsten Beitrag:', en: 'Armed for the next post:' },
  notFound: { de: 'Das gibt es hier nicht', en: 'This is not here' },
  notFoundText: { de: 'Vielleicht wurde der Beitrag gelöscht.', en: 'Perhaps the post was deleted.' },
  badForm: { de: 'Das Formular war nicht vollständig.', en: 'The form was not complete.' },
} satisfies Record<string, Localised>

const counted = {
  posts: { de: ['Beitrag', 'Beiträge'], en: ['post', 'posts'] },
  likes: { de: ['Mal „Gefällt mir“', 'Mal „Gefällt mir“'], en: ['like', 'likes'] },
  shares: { de: ['Mal geteilt', 'Mal geteilt'], en: ['share', 'shares'] },
  replies: { de: ['Antwort', 'Antworten'], en: ['reply', 'replies'] },
} satisfies Record<string, { readonly [language in Language]: readonly [string, string] }>

/** One language's words. */
export interface Words {
  readonly language: Language
  readonly say: (what: keyof typeof said) => string
  readonly count: (what: keyof typeof counted, number: number) => string
  readonly misbehaviour: (what: Misbehaviour) => string
  readonly when: (at: string) => string
}

export function wordsOf(language: Language, timeZone: string): Words {
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return {
    language,
    say: (what) => said[what][language],
    count: (what, number) => `${number} ${counted[what][language][number === 1 ? 0 : 1]}`,
    misbehaviour: (what) => misbehaviourNames[what][language],
    when: (at) => date.format(new Date(at)),
  }
}
