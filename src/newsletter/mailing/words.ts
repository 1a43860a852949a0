/** What a mail says besides the post itself. */
import type { Language } from '../../core/story.ts'

interface Words {
  readonly inBrowser: string
  readonly onWebsite: string
  readonly why: (newsletter: string) => string
  readonly leave: string
  readonly privacy: string
  readonly picture: (alt: string) => string
  readonly subscribe: string
}

export const words: Readonly<Record<Language, Words>> = {
  de: {
    inBrowser: 'Im Browser ansehen',
    onWebsite: 'Auf der Website lesen',
    why: (newsletter) => `Sie erhalten diese E-Mail, weil Sie „${newsletter}“ abonniert haben.`,
    leave: 'Abmelden',
    privacy: 'Datenschutz',
    picture: (alt) => `[Bild: ${alt}]`,
    subscribe: 'Newsletter abonnieren',
  },
  en: {
    inBrowser: 'View in browser',
    onWebsite: 'Read on the website',
    why: (newsletter) => `You receive this e-mail because you subscribed to “${newsletter}”.`,
    leave: 'Unsubscribe',
    privacy: 'Privacy',
    picture: (alt) => `[Picture: ${alt}]`,
    subscribe: 'Subscribe',
  },
}
