/** How changes since the last approval are told, to people of the hub and to guests. */
import type { MediumChange, Piece } from './review-sheet.ts'
import type { Language } from './story.ts'

/** Of what stands in a post; a part of a thread has no name of its own. */
export const fieldNames: Record<Language, Readonly<Record<string, string>>> = {
  de: {
    ...{ text: 'Text', title: 'Titel', link: 'Link', media: 'Bilder', poll: 'Umfrage', format: 'Format', when: 'Zeit' },
    ...{ brand: 'Marke', campaign: 'Kampagne', topics: 'Themen', languages: 'Sprachen', language: 'Sprache' },
    ...{ account: 'Konto', recurrence: 'Wiederholung' },
    'article.title': 'Titel',
    'article.teaser': 'Anreißer',
    'article.body': 'Text',
    'article.slug': 'Adresse',
    'article.seo.title': 'Titel für Suchmaschinen',
    'article.seo.description': 'Beschreibung für Suchmaschinen',
    'article.alt': 'Bildbeschreibungen',
    'declared.embargoUntil': 'Sperrfrist',
    'declared.sponsorship': 'Werbung',
    'declared.sponsor': 'Wer zahlt oder schenkt',
    'declared.isGenerated': 'Von einem generativen Modell',
    'declared.consents': 'Zustimmungen',
    'declared.focusKeyword': 'Suchwort',
    'declared.canonical': 'Adresse des Originals',
  },
  en: {
    ...{ text: 'Text', title: 'Title', link: 'Link', media: 'Pictures', poll: 'Poll', format: 'Format', when: 'Time' },
    ...{ brand: 'Brand', campaign: 'Campaign', topics: 'Topics', languages: 'Languages', language: 'Language' },
    ...{ account: 'Account', recurrence: 'Repetition' },
    'article.title': 'Title',
    'article.teaser': 'Teaser',
    'article.body': 'Body',
    'article.slug': 'Address',
    'article.seo.title': 'Title for search engines',
    'article.seo.description': 'Description for search engines',
    'article.alt': 'Picture descriptions',
    'declared.embargoUntil': 'Embargo',
    'declared.sponsorship': 'Advertising',
    'declared.sponsor': 'Who pays or gives',
    'declared.isGenerated': 'Made by a generative model',
    'declared.consents': 'Consents',
    'declared.focusKeyword': 'Focus keyword',
    'declared.canonical': 'Address of the original',
  },
}

export const mediumChangeNames: Record<Language, Readonly<Record<MediumChange['is'], string>>> = {
  de: {
    added: 'Neu dabei',
    removed: 'Nicht mehr dabei',
    exchanged: 'Die Datei wurde ausgetauscht',
    measured: 'Andere Angaben zur Datei: Art, Größe oder Maße',
    alt: 'Andere Bildbeschreibung',
    crop: 'Anderer Ausschnitt',
    title: 'Anderer Titel',
    captions: 'Andere Untertitel',
    order: 'Andere Reihenfolge der Bilder',
  },
  en: {
    added: 'Added',
    removed: 'Taken out',
    exchanged: 'The file was exchanged',
    measured: 'The file is told to be of another kind, size or measure',
    alt: 'Another picture description',
    crop: 'Another crop',
    title: 'Another title',
    captions: 'Other captions',
    order: 'Another order of the pictures',
  },
}

export const beforeAndAfter = (before: string | null, after: string | null): Piece[] => [
  ...(before ? [{ is: 'removed', text: before } as const] : []),
  ...(before && after ? [{ is: 'same', text: ' ' } as const] : []),
  ...(after ? [{ is: 'added', text: after } as const] : []),
]

const around = 160

/** Long stretches that are the same are cut: what has changed is to be seen at once. */
export const shortened = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, at) => {
    const { is, text } = piece
    if (is !== 'same' || text.length <= 2 * around) return piece
    const [head, tail] = [text.slice(0, around).toWellFormed(), text.slice(-around).toWellFormed()]
    return { is, text: `${at === 0 ? '' : head} … ${at === pieces.length - 1 ? '' : tail}` }
  })
