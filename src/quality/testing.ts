/** The plain story on the plain platform, with nothing wrong: what the examples of checks differ from. */
import type { PlatformManifest, Preview } from '../../publishers/publisher.ts'
import type { ArticleText, MediaRef, Story } from '../core/story.ts'
import type { Artifacts, Example, Subject } from './check.ts'

const read = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const

const plainText: ArticleText = {
  title: 'Acme öffnet die Werkstatt',
  slug: 'acme-oeffnet-die-werkstatt',
  teaser: 'Am Samstag zeigen wir, wie unsere Glocken entstehen.',
  body: null,
  seo: {
    title: 'Tag der offenen Werkstatt bei Acme',
    description: 'Am Samstag zeigen wir, wie unsere Glocken entstehen: Guss, Schliff und Klang.',
  },
  alt: {},
}

export const plainStory: Story = {
  language: 'de',
  text: 'Am Samstag öffnen wir die Werkstatt. Kommen Sie vorbei!',
  link: 'https://acme.example/werkstatt',
  media: [],
  article: {
    id: 'article-1',
    brand: { id: 'brand-1', slug: 'acme', name: 'Acme' },
    campaign: null,
    topics: [],
    author: 'Ada Beispiel',
    texts: { de: plainText },
  },
}

export const plainPlatform: PlatformManifest = {
  id: 'plain',
  name: 'Plainbook',
  homepage: 'https://plainbook.example',
  color: '#336699',
  role: 'network',
  auth: 'token',
  limits: {
    text: [{ max: 500, unit: 'grapheme', linkCountsAs: 23, ...read }],
    images: { max: 4, bytes: 2_000_000, mimeTypes: ['image/jpeg', 'image/png'], altMax: 1500, pixels: null, ...read },
  },
  proof: { kind: 'opaque', ...read },
  supports: { links: true, images: true, video: false, threads: false, edit: false, remove: false, interactions: false, measure: false },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
}

export const plainPreview: Preview = { text: `${plainStory.text}\n\n${plainStory.link}`, media: [], card: null }

export const plainArtifacts: Artifacts = {
  preview: plainPreview,
  parts: [],
  limits: plainPlatform.limits,
  links: [{ url: 'https://acme.example/werkstatt', answer: 200 }],
  brand: { name: 'Acme', forbiddenWords: [] },
}

export const plainImage: MediaRef = {
  id: 'image-1',
  kind: 'image',
  mimeType: 'image/jpeg',
  alt: 'Eine Gießerin prüft den Klang einer Glocke.',
  width: 1200,
  height: 800,
  bytes: 300_000,
  focalPoint: { x: 50, y: 50 },
  sha256: '0'.repeat(64),
}

/** The plain preview with what differs. */
export const preview = (differs: Partial<Preview>): Preview => ({ ...plainPreview, ...differs })

/** The plain post with what differs in its German text. */
export const article = (differs: Partial<ArticleText>): Story['article'] => ({
  ...plainStory.article,
  texts: { de: { ...plainText, ...differs } },
})

/** What an example is judged as. */
export const subjectOf = (example: Pick<Example<never>, 'story' | 'platform'>): Subject => ({
  story: { ...plainStory, ...example.story },
  platform: { ...plainPlatform, ...example.platform },
})
