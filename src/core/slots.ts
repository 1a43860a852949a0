/** The slots of a channel: times of day at which it likes to publish. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]
export const slotDays = ['workdays', 'daily', 'weekend', ...weekdays] as const
export type SlotDay = (typeof slotDays)[number]

export interface Slot {
  readonly day: SlotDay
  /** HH:MM, by the clock on the wall in the channel's time zone. */
  readonly time: string
}

export const wallClock = /^([01]\d|2[0-3]):[0-5]\d$/

export const slotDayNames: Record<SlotDay, { readonly de: string; readonly en: string }> = {
  workdays: { de: 'Montag bis Freitag', en: 'Monday to Friday' },
  daily: { de: 'Täglich', en: 'Daily' },
  weekend: { de: 'Samstag und Sonntag', en: 'Saturday and Sunday' },
  monday: { de: 'Montag', en: 'Monday' },
  tuesday: { de: 'Dienstag', en: 'Tuesday' },
  wednesday: { de: 'Mittwoch', en: 'Wednesday' },
  thursday: { de: 'Donnerstag', en: 'Thursday' },
  friday: { de: 'Freitag', en: 'Friday' },
  saturday: { de: 'Samstag', en: 'Saturday' },
  sunday: { de: 'Sonntag', en: 'Sunday' },
}

/** Whether this is an IANA time zone that this machine knows. */
export function isTimeZone(value: unknown): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: String(value) })
    return typeof value === 'string' && value !== ''
  } catch {
    return false
  }
}

export const noTimeZone = {
  de: 'Schreiben Sie eine IANA-Zeitzone, zum Beispiel Europe/Berlin.',
  en: 'Write an IANA time zone, for example Europe/Berlin.',
}
