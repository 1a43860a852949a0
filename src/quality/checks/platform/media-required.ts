import { defineCheck } from '../../check.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-29' } as const
const film = { ...plainImage, id: 'video-1', kind: 'video', mimeType: 'video/mp4' } as const
const seen = (wanted: 'any' | 'image' | 'video', ...media: (typeof plainImage)[]) => ({
  preview: preview({ media }),
  limits: { ...plainPlatform.limits, required: { media: wanted, ...told } },
})

export default defineCheck({
  id: 'platform/media-required',
  title: {
    pass: { de: 'Der Beitrag zeigt, was die Plattform verlangt', en: 'The post shows what the platform asks for' },
    fail: { de: 'Der Plattform fehlt ein Bild oder Film', en: 'The platform lacks a picture or film' },
  },
  why: {
    de: 'Einen Beitrag ohne das weist die Plattform ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post without it, and readers never see it.',
  },
  source: 'What each platform asks of every post, with the page it was read from, in its manifest.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    any: {
      de: '{platform} nimmt keinen Beitrag ohne Bild oder Film. Fügen Sie diesem Kanal eines hinzu.',
      en: '{platform} takes no post without a picture or film. Add one to this channel.',
    },
    image: {
      de: '{platform} nimmt keinen Beitrag ohne Bild. Fügen Sie diesem Kanal eines hinzu.',
      en: '{platform} takes no post without a picture. Add one to this channel.',
    },
    video: {
      de: '{platform} nimmt keinen Beitrag ohne Film. Fügen Sie diesem Kanal einen hinzu.',
      en: '{platform} takes no post without a film. Add one to this channel.',
    },
  },
  appliesTo: ({ isPart }, { limits }) => limits.required !== undefined && !isPart,
  *run({ preview, limits: { required } }, { platform }) {
    if (!required || preview.media.some(({ kind }) => (required.media === 'any' ? kind !== 'document' : kind === required.media))) return
    yield { message: required.media, certainty: 'sure', at: { field: 'media' }, data: { platform: platform.name } }
  },
  examples: {
    good: [
      { say: 'A picture where either will do', facts: seen('any', plainImage) },
      { say: 'A film where either will do', facts: seen('any', film) },
      { say: 'A picture where one is asked for', facts: seen('image', plainImage) },
      { say: 'A film where one is asked for', facts: seen('video', film) },
    ],
    bad: [
      { say: 'Words alone', facts: seen('any'), expect: ['any'] },
      { say: 'A film where a picture is asked for', facts: seen('image', film), expect: ['image'] },
      { say: 'A picture where a film is asked for', facts: seen('video', plainImage), expect: ['video'] },
    ],
  },
})
