/** What the company said in the weeks before, in short. Every text is invented. */
import type { SeedPost } from './post.ts'

export interface EarlierPost {
  readonly de: string
  readonly en: string
  readonly topic: SeedPost['topics'][number]
  /** Nothing: its words alone. */
  readonly with?: NonNullable<SeedPost['picture']> | 'link' | 'poll'
}

/** The newest first: on Thursday evenings and Tuesday mornings by turns. */
export const earlier: readonly EarlierPost[] = [
  {
    de: 'Der Speicher in Rathenow hat gestern Abend 9.000 Haushalte versorgt.',
    en: 'Last night the Rathenow storage plant supplied 9,000 homes.',
    topic: 'storage',
    with: 'night',
  },
  { de: 'Wo soll die nächste Ladesäule stehen?', en: 'Where should the next charging point be?', topic: 'people', with: 'poll' },
  { de: 'Drei Fragen an unsere neue Netzmeisterin.', en: 'Three questions to our new grid master.', topic: 'people', with: 'link' },
  { de: 'Sturm: Unsere Windräder haben alles richtig gemacht.', en: 'Storm: our turbines did everything right.', topic: 'wind' },
  { de: 'Solarstrom mieten statt kaufen: so geht es.', en: 'Renting solar power instead of buying it.', topic: 'solar', with: 'link' },
  { de: 'Die Schule in Premnitz hat ein neues Dach.', en: 'The school in Premnitz has a new roof.', topic: 'solar', with: 'roof' },
  { de: 'Heute weht es. Sehr.', en: 'Windy today. Very.', topic: 'wind', with: 'wind' },
  { de: 'Der Nachbarschaftstarif, in einer Minute erklärt.', en: 'The neighbourhood tariff in a minute.', topic: 'people', with: 'link' },
  { de: 'Unser Auszubildender hat sein erstes Kabel verlegt.', en: 'Our apprentice has laid his first cable.', topic: 'people' },
  {
    de: 'Ein Balkonkraftwerk anmelden: Es sind zwei Formulare.',
    en: 'Registering a balcony plant takes two forms.',
    topic: 'solar',
    with: 'link',
  },
]
