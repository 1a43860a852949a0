/** How somebody stands on a list. `pending`: has not confirmed yet. `bounced`: their mail server refused for good. */
export const subscriberStates = [
  { value: 'pending', label: { de: 'Unbestätigt', en: 'Unconfirmed' } },
  { value: 'confirmed', label: { de: 'Bestätigt', en: 'Confirmed' } },
  { value: 'left', label: { de: 'Abgemeldet', en: 'Left' } },
  { value: 'bounced', label: { de: 'Unzustellbar', en: 'Bounced' } },
] as const
export type SubscriberState = (typeof subscriberStates)[number]['value']
