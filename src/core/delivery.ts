/** The states of a delivery. What moves it from one to the next stands in `delivery/transitions.ts`. */
export const deliveryStates = [
  /** Waits for its time, its turn, or the end of a pause. */
  'scheduled',
  /** A worker has it and prepares it. Nothing the public can see has been sent. */
  'claimed',
  /** The intent is written; the call that the public can see may have been sent. */
  'sending',
  /** The platform took it and is still working on it. */
  'processing',
  /** It cannot be known whether it is live. Never sent again without proof. */
  'unknown',
  /** Only a person can tell whether it is live. */
  'needs-human',
  /** The channel's credentials were refused. */
  'blocked-auth',
  /** Too late by its policy; a person decides. */
  'late-hold',
  'published',
  'rejected',
  'failed',
  'withdrawn',
  'skipped',
  /** Its approval was withdrawn, but it is live: its deletion is offered. */
  'live-withdrawn',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Nothing of these has reached the public, and nothing is on its way. They can be held, edited and withdrawn. */
export const pendingStates = ['scheduled', 'claimed', 'blocked-auth', 'late-hold'] as const satisfies readonly DeliveryState[]
/** Nothing more happens by itself. */
export const finalStates = [
  'published',
  'rejected',
  'failed',
  'withdrawn',
  'skipped',
  'live-withdrawn',
] as const satisfies readonly DeliveryState[]
/** The public may see something, or may soon. */
export const onTheWireStates = ['sending', 'processing', 'unknown', 'needs-human'] as const satisfies readonly DeliveryState[]

/** Something may still happen by itself, or by a person's answer. */
export const notOverStates = [...pendingStates, ...onTheWireStates] as const

/** What `processing` is called where only people can post. */
export const postedByHand = { de: 'Wird von Hand veröffentlicht', en: 'Being posted by hand' } as const

export const stateNames: Record<DeliveryState, { readonly de: string; readonly en: string }> = {
  scheduled: { de: 'Geplant', en: 'Scheduled' },
  claimed: { de: 'Wird vorbereitet', en: 'Being prepared' },
  sending: { de: 'Wird gesendet', en: 'Being sent' },
  processing: { de: 'Die Plattform arbeitet', en: 'The platform is working' },
  unknown: { de: 'Ungewiss', en: 'Unknown' },
  'needs-human': { de: 'Braucht Sie', en: 'Needs you' },
  'blocked-auth': { de: 'Anmeldung nötig', en: 'Needs sign-in' },
  'late-hold': { de: 'Verspätet, wartet auf Sie', en: 'Late, waits for you' },
  published: { de: 'Veröffentlicht', en: 'Published' },
  rejected: { de: 'Abgelehnt', en: 'Rejected' },
  failed: { de: 'Gescheitert', en: 'Failed' },
  withdrawn: { de: 'Zurückgezogen', en: 'Withdrawn' },
  skipped: { de: 'Ausgelassen', en: 'Skipped' },
  'live-withdrawn': { de: 'Zurückgezogen, aber online', en: 'Withdrawn, but live' },
}
