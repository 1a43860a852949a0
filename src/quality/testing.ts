/** The plain story on the plain platform, with nothing wrong: what the examples of checks differ from. */
import type { PlatformManifest, Preview } from '../../publishers/publisher.ts'
import type { ArticleText, Json, MediaRef, Story } from '../core/story.ts'
import { brandProfile, type BrandProfile } from './brand.ts'
import type { z } from 'zod'
import type { Example, Subject } from './check.ts'
import {
  nothingDeclared,
  type Artifacts,
  type Declared,
  type MediumFacts,
  type ReadImage,
  type ReadVideo,
  type TextFacts,
} from './facts.ts'
import { readPlaces } from './gather/text.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const

export const plainText: ArticleText = {
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
    text: [{ max: 500, unit: 'grapheme', linkCountsAs: 23, ...told }],
    images: { max: 4, bytes: 2_000_000, mimeTypes: ['image/jpeg', 'image/png'], altMax: 1500, pixels: null, ...told },
  },
  proof: { kind: 'opaque', ...told },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
}

export const plainPreview: Preview = { text: `${plainStory.text}\n\n${plainStory.link}`, media: [], card: null }

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

/** What a brand says, beside its name. */
export const brandOf = (says: Omit<z.input<typeof brandProfile>, 'name'>): BrandProfile => brandProfile.parse({ name: 'Acme', ...says })

/** A brand with something in every list: what the checks go by is somebody's typing too. */
export const houseOf = (a: string, b: string): BrandProfile =>
  brandOf({
    legalName: a,
    names: [
      { name: a, kind: 'company', wrong: [b] },
      { name: b, kind: 'person', wrong: [] },
    ],
    forbiddenWords: [{ word: a, instead: b }, { word: b }],
    requiredClaims: [{ claim: a }],
    forbiddenClaims: [{ claim: b, instead: a }],
    boilerplate: { de: a, en: b },
    dictionary: [a, b],
    address: 'formal',
    genderForms: ['colon'],
    emoji: 'few',
    readability: { de: 40, en: 40 },
    colors: [{ name: a, hex: '#336699' }],
    logos: [{ id: 'logo-1', name: b, minWidthPx: 80, clearSpace: 0.5 }],
    fonts: [a],
    competitors: [a, b],
    crisisTopics: [{ topic: a }, { topic: b, until: '2026-11-30' }],
    customers: [{ name: a }, { name: b, agreed: true }],
    healthClaims: [a],
    copyrightHolder: a,
    imprint: b,
    advertisingLabels: [a],
    country: 'DE',
    mourningDays: [{ day: '2026-11-24', name: a }],
    quietHours: [{ from: '22:00', to: '06:00' }],
    minGapMinutes: 60,
  })

/** What a reader meets: a text, or several fields. */
export const read = (fields: string | { readonly [field: string]: string }, language?: TextFacts['language']): TextFacts => {
  const places = Object.entries(typeof fields === 'string' ? { text: fields } : fields).map(([field, text]) => ({
    field,
    text,
    exact: true,
  }))
  const found = readPlaces(places)
  return language === undefined ? found : { ...found, language }
}

/** What the authors declare, beside nothing. */
export const declared = (says: Partial<Declared>): Declared => ({ ...nothingDeclared, ...says })

/** A picture that nothing is wrong with. */
export const readImage = (differs: Partial<ReadImage> = {}): { readonly id: string } & ReadImage => ({
  id: 'image-1',
  mimeType: 'image/jpeg',
  bytes: 300_000,
  width: 1200,
  height: 800,
  frames: 1,
  colourSpace: 'srgb',
  hasAlpha: false,
  metadata: { hasGps: false, copyright: null, isGenerated: false, persons: [], hasSerialNumber: false },
  sharpness: 265,
  entropy: 7,
  flatness: 0.1,
  palette: [
    { hex: '#336699', share: 0.6 },
    { hex: '#ffffff', share: 0.3 },
  ],
  perceptualHash: '01'.repeat(32),
  words: [],
  logos: [],
  ...differs,
})

/** A film that nothing is wrong with. */
export const readVideo = (differs: Partial<ReadVideo> = {}): { readonly id: string } & ReadVideo => ({
  id: 'video-1',
  mimeType: 'video/mp4',
  bytes: 8_000_000,
  width: 1920,
  height: 1080,
  durationMs: 30_000,
  framesPerSecond: 25,
  videoCodec: 'avc1.64001f',
  audioCodec: 'mp4a.40.2',
  fastStart: true,
  loudnessLufs: -16,
  blackStartMs: 0,
  frozenStartMs: 0,
  captions: {
    language: 'de',
    cues: [
      { startMs: 0, endMs: 3_000, lines: ['Guten Tag aus der Werkstatt!'] },
      { startMs: 3_200, endMs: 6_000, lines: ['Heute gießen wir eine Glocke.'] },
    ],
    broken: [],
  },
  ...differs,
})

/** What the library knows of a picture that nothing is wrong with. */
export const medium = (differs: Partial<MediumFacts> = {}): MediumFacts => ({
  id: 'image-1',
  kind: 'image',
  filename: 'glockenguss.jpg',
  rightsHolder: 'Acme',
  licence: 'eigen',
  credit: '',
  expiresOn: null,
  persons: 'none',
  consent: 'not-needed',
  consentUntil: null,
  isGenerated: false,
  fonts: [],
  ...differs,
})

/** The plain preview with what differs. */
export const preview = (differs: Partial<Preview>): Preview => ({ ...plainPreview, ...differs })

/** The plain post with what differs in its German text. */
export const article = (differs: Partial<ArticleText>): Story['article'] => ({
  ...plainStory.article,
  texts: { de: { ...plainText, ...differs } },
})

/** A body as the editor writes it: each line a paragraph, `## ` a heading, `- ` an item of a list, `[text](address)` a link in it. */
export const bodyOf = (...lines: readonly string[]): Json => ({
  root: {
    children: lines.map((line): Json => {
      const [, mark, rest] = /^(#{1,6}|-) (.*)$/su.exec(line) ?? [undefined, '', line]
      if (mark === '-') return { type: 'list', children: [{ type: 'listitem', children: inlineNodes(rest ?? '') }] }
      return { type: mark ? 'heading' : 'paragraph', tag: `h${mark?.length}`, children: inlineNodes(rest ?? '') }
    }),
  },
})
const inlineNodes = (line: string): Json[] =>
  line
    .split(/(\[[^\]]*\]\([^)]*\))/u)
    .filter((part) => part !== '')
    .map((part): Json => {
      const [, text, url] = /^\[([^\]]*)\]\(([^)]*)\)$/u.exec(part) ?? []
      return url === undefined
        ? { type: 'text', text: part }
        : { type: 'link', fields: { url }, children: [{ type: 'text', text: text ?? '' }] }
    })

/** What an example is judged as. */
export const subjectOf = (example: Pick<Example<never>, 'story' | 'platform'>): Subject => ({
  story: { ...plainStory, ...example.story },
  platform: { ...plainPlatform, ...example.platform },
})

export const plainArtifacts: Artifacts = {
  preview: plainPreview,
  parts: [],
  limits: plainPlatform.limits,
  text: read(plainStory.text, 'de'),
  spelling: { known: true, unknown: [] },
  links: [{ url: 'https://acme.example/werkstatt', answer: 200 }],
  images: [],
  videos: [],
  media: [],
  declared: nothingDeclared,
  // A Tuesday noon without a holiday.
  schedule: { now: new Date('2026-11-24T10:00:00Z'), dueAt: new Date('2026-11-24T11:00:00Z'), timeZone: 'Europe/Berlin', neighbours: [] },
  kin: { similar: [] },
  brand: brandOf({}),
}
