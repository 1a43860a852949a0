import type { PlatformManifest } from '../publisher.ts'

const docs = 'https://docs.joinmastodon.org'
const code = 'https://github.com/mastodon/mastodon/blob/main'
const checked = '2026-07-01'

/** Defaults of the software: every server may set its own, which `limitsFor` asks. */
export const manifest: PlatformManifest = {
  id: 'mastodon',
  name: 'Mastodon',
  homepage: 'https://joinmastodon.org',
  color: '#6364ff',
  role: 'network',
  auth: 'oauth2',
  limits: {
    text: [{ max: 500, unit: 'grapheme', linkCountsAs: 23, mentionsWithoutServer: true, source: `${docs}/user/posting/#text`, checked }],
    images: {
      max: 4,
      bytes: 16_777_216,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      altMax: 1500,
      pixels: 33_177_600,
      // An animated GIF goes on as a silent film: type gifv in entities/MediaAttachment.
      animated: true,
      // A film stands alone: app/services/post_status_service.rb in its code, read 2026-11-29.
      apartFromVideo: true,
      source: `${docs}/entities/Instance/#configuration`,
      checked,
    },
    // Constants of app/models/media_attachment.rb: what was uploaded is made H.264 by the server.
    video: {
      max: 1,
      bytes: 103_809_024,
      mimeTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
      pixels: 8_294_400,
      framesPerSecond: { min: 1, max: 120 },
      source: `${docs}/user/posting/#attachments`,
      checked,
    },
    // Constants of app/validators/poll_options_validator.rb and poll_expiration_validator.rb.
    poll: {
      options: { min: 2, max: 4 },
      optionMax: 50,
      minutes: { min: 5, max: 43_829 },
      multiple: true,
      // "Cannot be combined with media."
      apartFromMedia: true,
      source: `${docs}/methods/statuses/#create`,
      checked,
    },
  },
  proof: {
    kind: 'key',
    windowMs: 60 * 60_000,
    // The list of an account's posts comes from a database that may be a replica.
    graceMs: 60_000,
    source: `${docs}/methods/statuses/#create`,
    checked,
  },
  supports: {
    links: true,
    images: true,
    video: true,
    threads: true,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    reactions: {
      means: { de: 'Favoriten, die den Server erreicht haben.', en: 'Favourites that have reached the server.' },
      source: `${docs}/entities/Status/#favourites_count`,
      checked,
    },
    shares: {
      means: {
        de: 'Geteilte Beiträge, die den Server erreicht haben, ohne Zitate.',
        en: 'Boosts that have reached the server, without quotes.',
      },
      source: `${docs}/entities/Status/#reblogs_count`,
      checked,
    },
    comments: {
      means: {
        de: 'Antworten, die den Server erreicht haben, weitere Teile unserer eigenen Beiträge eingeschlossen.',
        en: 'Replies that have reached the server, further parts of our own included.',
      },
      source: `${docs}/entities/Status/#replies_count`,
      checked,
    },
  },
  accountMetrics: {
    followers: {
      means: { de: 'Abonnements, von denen der Server weiß.', en: 'Followers that the server knows of.' },
      source: `${docs}/entities/Account/#followers_count`,
      checked,
    },
    posts: {
      means: { de: 'Beiträge, ohne geteilte Beiträge anderer.', en: 'Posts, boosts of others left out.' },
      source: `${docs}/entities/Account/#statuses_count`,
      checked,
    },
  },
  // DEFAULT_STATUSES_LIMIT in app/controllers/api/v1/statuses_controller.rb; the documentation names none.
  measureBatch: 20,
  minimumGapMs: 0,
  rates: [{ of: 'account', counts: 'calls', limit: 300, windowMs: 5 * 60_000, source: `${docs}/api/rate-limits/`, checked }],
  // Without a server, a name is looked for on the channel's own.
  mentionForm: { form: 'name-server', source: `${code}/app/services/process_mentions_service.rb`, checked: '2026-11-29' },
  looks: {
    card: { picture: true, source: `${docs}/entities/PreviewCard/#image`, checked: '2026-11-30' },
  },
}
