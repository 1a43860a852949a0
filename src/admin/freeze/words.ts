import type { FreezeScope } from '../../core/freeze.ts'

type Scopes = Record<FreezeScope, string>
const frozenDe: Scopes = {
  all: 'Alles ist gesperrt: Es geht nichts hinaus.',
  brand: 'Gesperrte Marke:',
  platform: 'Gesperrte Plattform:',
  channel: 'Gesperrter Kanal:',
}
const frozenEn: Scopes = {
  all: 'Everything is frozen: nothing goes out.',
  brand: 'Frozen brand:',
  platform: 'Frozen platform:',
  channel: 'Frozen channel:',
}
const scopesDe: Scopes = { all: 'Alles', brand: 'Marken', platform: 'Plattformen', channel: 'Kanäle' }
const scopesEn: Scopes = { all: 'Everything', brand: 'Brands', platform: 'Platforms', channel: 'Channels' }

const deliveriesDe = (n: number, shown: string) => (n === 1 ? '1 Auslieferung' : `${shown} Auslieferungen`)
const deliveriesEn = (n: number, shown: string) => (n === 1 ? '1 delivery' : `${shown} deliveries`)

export const words = {
  de: {
    title: 'Sperre',
    frozen: frozenDe,
    badge: 'Gesperrt',
    badgeWhy: (reason: string) => `Gesperrt: ${reason}`,
    since: (when: string) => `Seit ${when}`,
    by: (name: string) => `von ${name}`,
    remind: (when: string) => `Erinnerung: ${when}.`,
    overdue: (when: string) => `Seit ${when} sollte jemand nachsehen, ob sie noch nötig ist.`,
    more: (n: number) => (n === 1 ? 'Noch eine Sperre' : `Noch ${n} Sperren`),
    show: 'Gesperrt – zeigen',
    began: (what: string, reason: string) => `Angehalten. ${what} ${reason}`,
    ended: 'Die Sperre ist aufgehoben.',
    lift: 'Aufheben',
    liftOf: (what: string) => `Sperre aufheben: ${what}`,
    liftTitle: 'Sperre aufheben?',
    counting: 'Es wird gezählt, was dann hinausgeht …',
    atOnce: (n: number, shown: string, titles: string) =>
      `${deliveriesDe(n, shown)} ${n === 1 ? 'geht' : 'gehen'} sofort hinaus: ${titles}`,
    noneAtOnce: 'Nichts geht sofort hinaus.',
    asked: (n: number, shown: string) =>
      `${deliveriesDe(n, shown)} ${n === 1 ? 'ist' : 'sind'} verspätet: Jemand entscheidet, ob sie noch ${n === 1 ? 'hinausgeht' : 'hinausgehen'}.`,
    leftOut: (n: number, shown: string) =>
      `${deliveriesDe(n, shown)} ${n === 1 ? 'ist' : 'sind'} viel zu spät und ${n === 1 ? 'wird' : 'werden'} ausgelassen.`,
    later: (n: number, shown: string) => `${deliveriesDe(n, shown)} ${n === 1 ? 'wartet' : 'warten'} danach auf ihre Zeit.`,
    stillHeld: (n: number, shown: string) =>
      `${deliveriesDe(n, shown)} ${n === 1 ? 'bleibt' : 'bleiben'} durch eine andere Sperre angehalten.`,
    quoted: (title: string) => `„${title}“`,
    andMore: 'und weitere',
    mayNotLift: 'Aufheben können Freigabe, Kanalverantwortung und Administration.',
    unknown: 'Ob eine Sperre gilt, ist gerade nicht zu erfahren.',
    freeze: 'Anhalten',
    freezeLabel: 'Anhalten: nichts mehr veröffentlichen',
    startTitle: 'Veröffentlichen anhalten',
    startBody:
      'Ab sofort geht nichts Neues hinaus, bis jemand die Sperre aufhebt. Was schon unterwegs ist, lässt sich nicht mehr aufhalten.',
    scope: 'Was',
    scopes: scopesDe,
    which: 'Welche',
    search: 'Suchen',
    whichMissing: 'Wählen Sie mindestens eins aus, das angehalten werden soll.',
    noneThere: 'Davon gibt es noch nichts.',
    loading: 'Wird geholt …',
    reason: 'Grund',
    reasonHelp: 'Alle, die hier arbeiten, lesen ihn oben auf jeder Seite. Administration und Kanalverantwortung bekommen ihn per E-Mail.',
    reasonMissing: 'Schreiben Sie, warum angehalten wird.',
    until: 'Erinnern um (freiwillig)',
    untilHelp: (zone: string) => `Dann fragt Funkhaus nach. Von selbst endet die Sperre nie. Zeitzone: ${zone}.`,
    untilWrong: 'Diese Zeit ist schon vorbei. Wählen Sie eine spätere oder keine.',
    wouldHold: (n: number, shown: string) =>
      n === 0 ? 'Gerade ist nichts geplant, das zu halten wäre.' : `${deliveriesDe(n, shown)} ${n === 1 ? 'wird' : 'werden'} gehalten.`,
    frozenAt: (when: string) => `Angehalten seit ${when}.`,
    held: (n: number, shown: string) =>
      n === 0 ? 'Es war nichts geplant, das anzuhalten war.' : `${deliveriesDe(n, shown)} ${n === 1 ? 'wird' : 'werden'} gehalten.`,
    nothingOnTheWire: 'Nichts ist schon unterwegs.',
    onTheWire: 'Schon unterwegs und nicht mehr aufzuhalten:',
    done: 'Verstanden',
  },
  en: {
    title: 'Freeze',
    frozen: frozenEn,
    badge: 'Frozen',
    badgeWhy: (reason: string) => `Frozen: ${reason}`,
    since: (when: string) => `Since ${when}`,
    by: (name: string) => `by ${name}`,
    remind: (when: string) => `Reminder: ${when}.`,
    overdue: (when: string) => `Since ${when} somebody should look whether it is still needed.`,
    more: (n: number) => (n === 1 ? 'One more freeze' : `${n} more freezes`),
    show: 'Frozen – show',
    began: (what: string, reason: string) => `Frozen. ${what} ${reason}`,
    ended: 'The freeze is lifted.',
    lift: 'Lift',
    liftOf: (what: string) => `Lift the freeze: ${what}`,
    liftTitle: 'Lift the freeze?',
    counting: 'Counting what goes out then …',
    atOnce: (n: number, shown: string, titles: string) => `${deliveriesEn(n, shown)} ${n === 1 ? 'goes' : 'go'} out at once: ${titles}`,
    noneAtOnce: 'Nothing goes out at once.',
    asked: (n: number, shown: string) =>
      `${deliveriesEn(n, shown)} ${n === 1 ? 'is' : 'are'} late: somebody decides whether to send ${n === 1 ? 'it' : 'them'} still.`,
    leftOut: (n: number, shown: string) => `${deliveriesEn(n, shown)} ${n === 1 ? 'is' : 'are'} far too late and left out.`,
    later: (n: number, shown: string) =>
      `${deliveriesEn(n, shown)} ${n === 1 ? 'waits' : 'wait'} for ${n === 1 ? 'its' : 'their'} time afterwards.`,
    stillHeld: (n: number, shown: string) => `${deliveriesEn(n, shown)} ${n === 1 ? 'stays' : 'stay'} held by another freeze.`,
    quoted: (title: string) => `“${title}”`,
    andMore: 'and others',
    mayNotLift: 'Approvers, channel managers and administrators can lift it.',
    unknown: 'Whether a freeze is in force cannot be told just now.',
    freeze: 'Freeze',
    freezeLabel: 'Freeze: publish nothing any more',
    startTitle: 'Freeze publishing',
    startBody: 'From now on nothing new goes out, until somebody lifts the freeze. What is already on the way can no longer be stopped.',
    scope: 'What',
    scopes: scopesEn,
    which: 'Which',
    search: 'Search',
    whichMissing: 'Choose at least one to freeze.',
    noneThere: 'There are none yet.',
    loading: 'Fetching …',
    reason: 'Reason',
    reasonHelp: 'Everybody who works here reads it at the top of every page. Administrators and channel managers get it by mail.',
    reasonMissing: 'Write why it is frozen.',
    until: 'Remind at (optional)',
    untilHelp: (zone: string) => `Funkhaus asks then. The freeze never ends by itself. Time zone: ${zone}.`,
    untilWrong: 'This time has passed already. Choose a later one, or none.',
    wouldHold: (n: number, shown: string) =>
      n === 0 ? 'Nothing is planned just now that would be held.' : `${deliveriesEn(n, shown)} ${n === 1 ? 'is' : 'are'} going to be held.`,
    frozenAt: (when: string) => `Frozen since ${when}.`,
    held: (n: number, shown: string) =>
      n === 0 ? 'Nothing was planned that had to be held.' : `${deliveriesEn(n, shown)} ${n === 1 ? 'is' : 'are'} held.`,
    nothingOnTheWire: 'Nothing is on the way already.',
    onTheWire: 'Already on the way, and no longer to be stopped:',
    done: 'Understood',
  },
}
