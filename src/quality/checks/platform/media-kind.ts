import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const { limits, supports } = plainPlatform
const film = { ...plainImage, id: 'video-1', kind: 'video', mimeType: 'video/mp4', alt: null } as const
const report = { ...film, id: 'document-1', kind: 'document', mimeType: 'application/pdf', title: 'Report' } as const
const films = { supports: { ...supports, video: true } }
const shown = (...media: (typeof plainImage)[]) => ({ preview: preview({ media }), limits })
const documents = { supports: { ...supports, documents: true } }
const apart = { ...limits, images: { ...limits.images, apartFromVideo: true } }

export default defineCheck({
  id: 'platform/media-kind',
  title: {
    pass: { de: 'Die Plattform zeigt alle Medien des Beitrags', en: 'The platform shows all media of the post' },
    fail: { de: 'Die Plattform zeigt nicht alle Medien des Beitrags', en: 'The platform does not show all media of the post' },
  },
  why: {
    de: 'Was fehlt, bekommt die Leserschaft nie zu sehen, und der Text spricht vielleicht davon.',
    en: 'Readers never see what is missing, and the text may speak of it.',
  },
  source: 'What each publisher can do on its platform, in its manifest, and what it makes of the post.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    film: {
      de: 'Der Film würde auf {platform} fehlen: Dorthin lassen sich von hier keine Filme senden. Geben Sie diesem Kanal eigene Medien ohne den Film, und verlinken Sie ihn.',
      en: 'The film would be missing on {platform}: no films can be sent there from here. Give this channel media of its own without the film, and link to it.',
    },
    document: {
      de: 'Das Dokument würde auf {platform} fehlen: Dorthin lassen sich von hier keine Dokumente senden. Geben Sie diesem Kanal eigene Medien ohne das Dokument, und verlinken Sie es.',
      en: 'The document would be missing on {platform}: no documents can be sent there from here. Give this channel media of its own without the document, and link to it.',
    },
    mixed: {
      de: 'Auf {platform} kann ein Beitrag Bilder oder einen Film haben, nicht beides. Geben Sie diesem Kanal eigene Medien: die Bilder oder den Film.',
      en: 'On {platform} a post can have pictures or a film, not both. Give this channel media of its own: the pictures or the film.',
    },
    missing: {
      de: 'Dieses Medium ist in der Vorschau für {platform} nicht zu sehen. Prüfen Sie, ob der Beitrag dort auch ohne es stimmt, oder nehmen Sie es heraus.',
      en: 'This medium is not seen in the preview for {platform}. See whether the post is right there without it, or take it out.',
    },
  },
  *run({ preview, limits }, { story, platform }) {
    const data = { platform: platform.name }
    const all = [...story.media, ...preview.media.filter(({ id }) => story.media.every((media) => media.id !== id))]
    const { images, video, documents = false } = platform.supports
    const takes = { image: images && limits.images.max > 0, video, document: documents }
    for (const media of all.filter(({ kind }) => kind !== 'image' && !takes[kind])) {
      const message = media.kind === 'video' ? 'film' : 'document'
      yield { message, certainty: 'sure', at: { field: mediaField(story, media) }, data }
    }
    const both = takes.image && takes.video && all.some(({ kind }) => kind === 'image') && all.some(({ kind }) => kind === 'video')
    if (both && limits.images.apartFromVideo) yield { message: 'mixed', certainty: 'sure', at: { field: 'media' }, data }
    // Pictures where none are taken, or too many of them, are counted by platform/image-count.
    else if (all.filter(({ kind }) => kind === 'image').length <= limits.images.max)
      for (const media of story.media.filter(({ id, kind }) => takes[kind] && preview.media.every((seen) => seen.id !== id)))
        yield { message: 'missing', certainty: 'maybe', at: { field: mediaField(story, media) }, data }
  },
  examples: {
    good: [
      { say: 'A picture where pictures are', facts: shown(plainImage), story: { media: [plainImage] } },
      { say: 'A film where films are', facts: shown(film), story: { media: [film] }, platform: films },
      { say: 'A document where documents are', facts: shown(report), story: { media: [report] }, platform: documents },
      { say: 'Both where both may stand together', facts: shown(plainImage, film), story: { media: [plainImage, film] }, platform: films },
    ],
    bad: [
      { say: 'A document where none are', facts: shown(report), story: { media: [report] }, platform: films, expect: ['document'] },
      {
        say: 'A document that the publisher leaves out',
        facts: shown(),
        story: { media: [report] },
        platform: documents,
        expect: ['missing'],
      },
      { say: 'A film that the publisher leaves out', facts: shown(), story: { media: [film] }, expect: ['film'] },
      { say: 'A film beside a picture that is shown', facts: shown(plainImage), story: { media: [plainImage, film] }, expect: ['film'] },
      {
        say: 'A film and a picture where only one of them may stand',
        facts: { ...shown(plainImage, film), limits: apart },
        story: { media: [plainImage, film] },
        platform: films,
        expect: ['mixed'],
      },
      { say: 'A picture that the publisher leaves out', facts: shown(), story: { media: [plainImage] }, expect: ['missing'] },
    ],
  },
})
