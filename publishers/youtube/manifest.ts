import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://developers.google.com/youtube/v3'
const help = 'https://support.google.com/youtube/answer'
const checked = '2026-09-01'
const dayMs = 24 * 60 * 60_000

export const titleMax = 100

export const manifest: PlatformManifest = {
  id: 'youtube',
  name: 'YouTube',
  homepage: 'https://www.youtube.com',
  color: '#ff0000',
  role: 'network',
  auth: 'oauth2',
  limits: {
    // The description. Its limit is told in bytes, that of the title in characters: UTF-16 units are never fewer.
    title: { max: titleMax, unit: 'utf16', source: `${docs}/docs/videos#snippet.title`, checked },
    text: [{ max: 5_000, unit: 'byte', source: `${docs}/docs/videos#snippet.description`, checked }],
    // One picture beside the film becomes its thumbnail.
    images: {
      max: 1,
      bytes: 2_000_000,
      mimeTypes: ['image/jpeg', 'image/png'],
      altMax: 0,
      pixels: null,
      aspect: { min: 16 / 9, max: 16 / 9 },
      recommendedWidth: 1280,
      animated: false,
      source: `${docs}/docs/thumbnails/set`,
      checked,
    },
    video: {
      max: 1,
      bytes: 256_000_000_000,
      // The API takes every video/*; these are what YouTube says it can work with.
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm', 'video/mpeg', 'video/x-msvideo', 'video/x-flv', 'video/3gpp'],
      codecs: ['avc1', 'avc3', 'hvc1', 'hev1', 'vp8', 'vp09', 'av01', 'mp4a', 'opus', 'ac-3', 'ec-3'],
      // Twelve hours, for accounts that were verified by telephone: `limitsFor` asks.
      maxMs: dayMs / 2,
      source: `${docs}/docs/videos/insert`,
      checked,
    },
    required: { media: 'video', source: `${docs}/docs/videos/insert`, checked },
    // General knowledge: beyond that YouTube leaves all of them out.
    hashtags: { max: 60, source: `${help}/6390658`, checked },
    // A film and a first comment below it.
    parts: { max: 2, source: `${docs}/docs/commentThreads/insert`, checked },
  },
  proof: {
    // The film is there, private, before anybody can see it: its state tells whether it was made public.
    kind: 'session',
    // What is said of a film may be of a moment before; for how long is not told.
    graceMs: 60_000,
    source: `${docs}/docs/videos#status.privacyStatus`,
    checked,
  },
  supports: {
    links: true,
    images: true,
    video: true,
    captions: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    views: {
      means: { de: 'Aufrufe, wie sie unter dem Film stehen.', en: 'Views, as they stand below the film.' },
      source: `${docs}/docs/videos#statistics.viewCount`,
      checked,
    },
    reactions: {
      means: {
        de: 'Gefällt-mir-Angaben, wo der Kanal sie zeigt. Bei einem ersten Kommentar: dessen eigene.',
        en: 'Likes, where the channel shows them. Of a first comment: its likes.',
      },
      source: `${docs}/docs/videos#statistics.likeCount`,
      checked,
    },
    comments: {
      means: {
        de: 'Kommentare und die Antworten darauf, unsere eigenen eingeschlossen. Wo Kommentare abgeschaltet sind, wird es nicht genannt.',
        en: 'Comments and the answers to them, our own included. Not told where comments are turned off.',
      },
      source: `${docs}/docs/videos#statistics.commentCount`,
      checked,
    },
  },
  accountMetrics: {
    followers: {
      means: {
        de: 'Abonnements, auf drei Stellen abgerundet. Wo der Kanal sie verbirgt, werden sie nicht genannt.',
        en: 'Subscribers, rounded down to three figures. Not told where the channel hides them.',
      },
      source: `${docs}/docs/channels#statistics.subscriberCount`,
      checked,
    },
    posts: { means: { de: 'Öffentliche Filme.', en: 'Public films.' }, source: `${docs}/docs/channels#statistics.videoCount`, checked },
  },
  // III.E.4: what is stored is refreshed or deleted after 30 days.
  retention: { days: 30, source: 'https://developers.google.com/youtube/terms/developer-policies', checked },
  measureBatch: 50,
  minimumGapMs: 0,
  rates: [
    { of: 'app', counts: 'posts', limit: 100, windowMs: dayMs, source: `${docs}/determine_quota_cost`, checked },
    // Units and not calls: reading costs 1, and each of publishing, the thumbnail, a comment and taking down costs 50, captions 400.
    { of: 'app', counts: 'calls', limit: 10_000, windowMs: dayMs, source: `${docs}/determine_quota_cost`, checked },
  ],
  app: { id: 'Client ID', secret: 'Client secret', source: 'https://console.cloud.google.com/apis/credentials', checked },
  notices: [
    {
      at: 'connecting',
      text: {
        de: 'Solange Google Ihr Projekt nicht geprüft hat (API-Audit), bleibt jeder hochgeladene Film privat. Steht der Zustimmungsbildschirm auf „Testing“, endet der Zugang nach sieben Tagen.',
        en: 'Until Google has audited your project, every film that is uploaded stays private. While the consent screen is in “Testing”, access ends after seven days.',
      },
      source: `${docs}/docs/videos/insert`,
      checked,
    },
    {
      at: 'connecting',
      text: {
        de: 'Ob sich der Kanal an Kinder richtet, stellen Sie einmal in YouTube Studio ein: Funkhaus erklärt das nicht für Sie.',
        en: 'Whether the channel is made for kids is set once in YouTube Studio: Funkhaus does not declare it for you.',
      },
      source: `${help}/9527654`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Ein Beitrag braucht hier genau einen Film; sein Titel ist der des Artikels, höchstens 100 Zeichen. Ein Bild daneben wird das Vorschaubild.',
        en: 'A post needs exactly one film here; its title is the title of the article, at most 100 characters. A picture beside it becomes the thumbnail.',
      },
      source: `${docs}/docs/videos#snippet.title`,
      checked,
    },
    {
      at: 'writing',
      text: {
        de: 'Hat Google Ihr Projekt noch nicht geprüft, bleibt der Film privat, bis ihn jemand in YouTube Studio veröffentlicht.',
        en: 'If Google has not audited your project yet, the film stays private until somebody makes it public in YouTube Studio.',
      },
      source: `${docs}/docs/videos/insert`,
      checked,
    },
  ],
}
