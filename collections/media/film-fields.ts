import type { Condition, Field, PayloadRequest } from 'payload'
import { readCaptions } from '../../media/analysis/captions.ts'
import { sentence } from '../sentence.ts'

const isFilm: Condition = (data) => typeof data?.mimeType === 'string' && data.mimeType.startsWith('video/')

/** What is no file of captions at all is refused; what is wrong with single lines, the checks tell. */
function hasCues(value: unknown, options: { req: PayloadRequest }): true | string {
  const read = typeof value === 'string' ? readCaptions(value, null) : null
  const [first] = read?.broken ?? []
  return !read || read.cues.length > 0 || !first || sentence(options, first)
}

/** What only films have. */
export const filmFields: Field[] = [
  {
    name: 'poster',
    type: 'upload',
    relationTo: 'media',
    label: { de: 'Standbild', en: 'Poster' },
    filterOptions: { mimeType: { contains: 'image/' } },
    admin: {
      condition: isFilm,
      description: {
        de: 'Was von dem Film zu sehen ist, bevor er läuft: in der Mediathek und in Vorschauen.',
        en: 'What is seen of the film before it plays: in the library and in previews.',
      },
    },
  },
  {
    name: 'posterFrame',
    type: 'ui',
    admin: { condition: isFilm, components: { Field: '/src/admin/media-library/film-poster.tsx#FilmPoster' } },
  },
  {
    type: 'collapsible',
    label: { de: 'Untertitel', en: 'Captions' },
    admin: { condition: isFilm },
    fields: [
      {
        name: 'captionsLanguage',
        type: 'select',
        label: { de: 'Sprache der Untertitel', en: 'Language of the captions' },
        options: [
          { value: 'de', label: { de: 'Deutsch', en: 'German' } },
          { value: 'en', label: { de: 'Englisch', en: 'English' } },
        ],
      },
      {
        name: 'captions',
        type: 'textarea',
        label: { de: 'Untertitel', en: 'Captions' },
        validate: hasCues,
        admin: {
          rows: 10,
          components: { afterInput: ['/src/admin/media-library/captions-file.tsx#CaptionsFile'] },
          description: {
            de: 'Was gesagt wird und zu hören ist: der Inhalt einer SRT- oder VTT-Datei.',
            en: 'What is said and heard: the content of an SRT or VTT file.',
          },
        },
      },
    ],
  },
  { name: 'durationMs', type: 'number', admin: { hidden: true } },
]
