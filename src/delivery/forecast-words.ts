/** The sentences of `forecast.ts`: when a delivery goes, and why not earlier. */
import type { Localised } from '../core/answers.ts'
import type { Channel } from '../core/channel.ts'
import { spokenInstant } from '../core/spoken-time.ts'
import type { Language } from '../core/story.ts'
import type { Freeze } from './ports.ts'
import { saidIn } from './said.ts'

/** Several sentences, one after the other. */
export const both = (...sentences: readonly Localised[]): Localised => ({
  de: sentences.map(({ de }) => de).join(' '),
  en: sentences.map(({ en }) => en).join(' '),
})

const locales = { de: 'de-DE', en: 'en-GB' } as const

/** "10 Minuten", "30 Sekunden". Milliseconds. */
function span(ms: number): Localised {
  const unit = ms < 60_000 ? 'second' : 'minute'
  const value = Math.ceil(ms / (unit === 'second' ? 1_000 : 60_000))
  const written = (language: Language) =>
    new Intl.NumberFormat(locales[language], { style: 'unit', unit, unitDisplay: 'long' }).format(value)
  return { de: written('de'), en: written('en') }
}

const stopped = (reason: string | null) => (reason?.trim() ? `: ${reason.trim().replace(/[.\s]+$/u, '')}.` : '.')

const frozenWhat: Record<Freeze['scope'], Localised> = {
  all: { de: 'Alles ist gesperrt', en: 'Everything is frozen' },
  brand: { de: 'Diese Marke ist gesperrt', en: 'This brand is frozen' },
  platform: { de: 'Diese Plattform ist gesperrt', en: 'This platform is frozen' },
  channel: { de: 'Dieser Kanal ist gesperrt', en: 'This channel is frozen' },
}

export const say = {
  time: { de: 'Das ist seine Zeit.', en: 'This is its time.' },
  slot: { de: 'Das ist sein Sendeplatz auf dem Kanal.', en: 'This is its slot on the channel.' },
  now: { de: 'Es ist fällig und geht gleich hinaus.', en: 'It is due, and goes out in a moment.' },
  afterWebsite: { de: 'Zuerst kommt der Beitrag auf die Website.', en: 'The post goes to the website first.' },
  afterPart: { de: 'Zuerst kommt der Teil davor.', en: 'The part before it goes first.' },
  thatOne: { de: 'Und für den gilt:', en: 'And of that one:' },
  leaderEnded: {
    de: 'Das geschieht aber nicht von selbst. Sobald es sich verspätet, wird gefragt, was geschehen soll.',
    en: 'But that does not happen by itself. As soon as it is late, somebody is asked what to do.',
  },
  again: (reason: string): Localised => ({ de: `Nicht vorher: ${saidIn('de', reason)}`, en: `Not before: ${reason}` }),
  toldToWait: { de: 'Die Plattform hat um eine Pause gebeten.', en: 'The platform asked for a pause.' },
  channelTold: ({ name }: Channel): Localised => ({
    de: `Die Plattform hat für ${name} um eine Pause gebeten.`,
    en: `The platform asked for a pause on ${name}.`,
  }),
  goesFirst: (title: string): Localised => ({ de: `Vorher geht „${title}“ hinaus.`, en: `“${title}” goes out before.` }),
  gapBehind: (title: string, gapMs: number): Localised => ({
    de: `Vorher geht „${title}“ hinaus; danach ruht der Kanal ${span(gapMs).de}.`,
    en: `“${title}” goes out before; then the channel rests for ${span(gapMs).en}.`,
  }),
  gapAfter: (title: string, gapMs: number): Localised => ({
    de: `Der Kanal ruht noch: ${span(gapMs).de} Abstand zu „${title}“.`,
    en: `The channel still rests: ${span(gapMs).en} apart from “${title}”.`,
  }),
  willBeAsked: {
    de: 'Bis dahin ist es zu spät, um von selbst hinauszugehen: Dann wird gefragt, was geschehen soll.',
    en: 'By then it is too late to go out by itself: somebody will be asked what to do.',
  },
  willBeSkipped: {
    de: 'Bis dahin ist es zu spät: Dann wird es ausgelassen.',
    en: 'By then it is too late: it will be left out.',
  },
  withdrawing: { de: 'Es wird zurückgezogen und geht nicht hinaus.', en: 'It is being withdrawn, and does not go out.' },
  noChannel: { de: 'Den Kanal gibt es nicht mehr.', en: 'The channel does not exist any more.' },
  frozen: ({ scope, reason }: Freeze): Localised => ({
    de: `${frozenWhat[scope].de}${stopped(reason)}`,
    en: `${frozenWhat[scope].en}${stopped(reason)}`,
  }),
  noTime: {
    de: 'Seine Zeit ist noch zu wählen.',
    en: 'Its time is still to be chosen.',
  },
  approval: { de: 'Es wartet darauf, freigegeben zu werden.', en: 'It waits to be approved.' },
  disconnected: ({ name }: Channel): Localised => ({ de: `${name} ist nicht verbunden.`, en: `${name} is not connected.` }),
  paused: ({ name, pausedReason }: Channel): Localised => ({
    de: `${name} ist pausiert${stopped(pausedReason && saidIn('de', pausedReason))}`,
    en: `${name} is paused${stopped(pausedReason)}`,
  }),
  preparing: { de: 'Es wird gerade vorbereitet.', en: 'It is being prepared just now.' },
  sending: { de: 'Es wird gerade gesendet.', en: 'It is being sent just now.' },
  byHand: {
    de: 'Jemand veröffentlicht es von Hand. Wer, steht bei den Aufgaben.',
    en: 'Somebody posts it by hand. Who does, the tasks tell.',
  },
  processing: (next: Date | null, timeZone: string): Localised =>
    next
      ? {
          de: `Die Plattform arbeitet noch daran. Nachgefragt wird ${spokenInstant(next, timeZone).de}.`,
          en: `The platform is still working on it. It is asked again ${spokenInstant(next, timeZone).en}.`,
        }
      : {
          de: 'Die Plattform arbeitet noch daran. Nachgefragt wird gleich.',
          en: 'The platform is still working on it. It is asked in a moment.',
        },
  unknown: (next: Date | null, timeZone: string): Localised =>
    next
      ? {
          de: `Ob es online ist, wird nachgesehen: ${spokenInstant(next, timeZone).de}.`,
          en: `Whether it is live is being looked up: ${spokenInstant(next, timeZone).en}.`,
        }
      : { de: 'Ob es online ist, wird gleich nachgesehen.', en: 'Whether it is live is looked up in a moment.' },
  needsHuman: { de: 'Nur ein Mensch kann sagen, ob es online ist.', en: 'Only a person can tell whether it is live.' },
  signIn: (channel: Channel | undefined): Localised => ({
    de: `Die Anmeldung${channel ? ` von ${channel.name}` : ''} wurde abgelehnt. Neu verbinden, dann geht es von selbst hinaus.`,
    en: `The sign-in${channel ? ` of ${channel.name}` : ''} was refused. Connect it again, and this goes out by itself.`,
  }),
  late: {
    de: 'Es ist zu spät, um von selbst hinauszugehen. Jemand entscheidet.',
    en: 'It is too late to go out by itself. Somebody decides.',
  },
  liveWithdrawn: {
    de: 'Die Freigabe ist zurückgezogen, aber es ist online, bis jemand es löschen lässt.',
    en: 'Its approval is withdrawn, but it is live until somebody has it deleted.',
  },
}
