import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview, readImage } from '../../testing.ts'

/** What `media/rendition.ts` can make of any picture. */
const made = ['image/jpeg', 'image/png', 'image/webp']
const seeThrough = ['image/png', 'image/webp']

const shown = (differs: { mimeType: string; hasAlpha?: boolean }, mimeTypes: readonly string[]) => ({
  preview: preview({ media: [{ ...plainImage, mimeType: differs.mimeType }] }),
  limits: { ...plainPlatform.limits, images: { ...plainPlatform.limits.images, mimeTypes } },
  images: [readImage(differs)],
})

export default defineCheck({
  id: 'platform/image-type',
  title: {
    pass: { de: 'Die Plattform kann die Bilder zeigen', en: 'The platform can show the pictures' },
    fail: { de: 'Die Plattform zeigt ein Bild anders oder gar nicht', en: 'The platform shows a picture differently or not at all' },
  },
  why: {
    de: 'Ein Logo ohne seinen durchsichtigen Grund sieht auf farbigem Hintergrund wie ein Fehler aus.',
    en: 'A logo that loses its transparent ground looks like a mistake on a coloured page.',
  },
  source: 'The types that each platform takes, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits', 'images'],
  messages: {
    notTaken: {
      de: '{platform} nimmt nur Bilder der Art {types}, und in keine davon lässt sich dieses umwandeln. Nehmen Sie es aus diesem Beitrag.',
      en: '{platform} takes only pictures of the type {types}, and this one cannot be turned into any of them. Take it out of this post.',
    },
    opaque: {
      de: 'Was an diesem Bild durchsichtig ist, wird auf {platform} weiß. Sehen Sie nach, ob es so noch gut aussieht, oder nehmen Sie ein Bild mit Hintergrund.',
      en: 'What is transparent in this picture becomes white on {platform}. See whether it still looks well, or take a picture with a ground.',
    },
  },
  appliesTo: (_, { preview, limits }) => limits.images.max > 0 && preview.media.some(({ kind }) => kind === 'image'),
  *run({ preview, limits, images }, { story, platform }) {
    const taken = limits.images.mimeTypes
    for (const media of preview.media.filter(({ kind }) => kind === 'image')) {
      const at = { field: mediaField(story, media) }
      const read = images.find(({ id }) => id === media.id)
      const facts = read?.unread === undefined ? read : undefined
      const mimeType = facts?.mimeType ?? media.mimeType
      const data = { platform: platform.name, types: taken.map((type) => type.replace(/^image\//, '').toUpperCase()).join(', ') }
      if (![...made, mimeType].some((type) => taken.includes(type))) yield { message: 'notTaken', certainty: 'sure', at, data }
      // Whether anything in it really is transparent is not known: it has room for it.
      else if (facts?.hasAlpha && ![...seeThrough, mimeType].some((type) => taken.includes(type)))
        yield { message: 'opaque', certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'Taken as it is', facts: shown({ mimeType: 'image/png', hasAlpha: true }, ['image/jpeg', 'image/png']) },
      { say: 'Turned into another type', facts: shown({ mimeType: 'image/avif' }, ['image/jpeg']) },
      {
        say: 'Transparent, and turned into what can be',
        facts: shown({ mimeType: 'image/avif', hasAlpha: true }, ['image/jpeg', 'image/webp']),
      },
    ],
    bad: [
      { say: 'Only a type that nobody can make here', facts: shown({ mimeType: 'image/png' }, ['image/heic']), expect: ['notTaken'] },
      {
        say: 'A logo where only photographs are taken',
        facts: shown({ mimeType: 'image/png', hasAlpha: true }, ['image/jpeg']),
        expect: ['opaque'],
      },
    ],
  },
})
