import type { PlatformManifest } from '../publisher.ts'

const code = 'https://github.com/LemmyNet/lemmy/blob/release/v0.19'
const checked = '2026-11-29'

export const manifest: PlatformManifest = {
  id: 'lemmy',
  name: 'Lemmy',
  homepage: 'https://join-lemmy.org',
  color: '#00a846',
  role: 'network',
  auth: 'token',
  limits: {
    // POST_BODY_MAX_LENGTH counts characters of Rust: code points, as does is_valid_post_title.
    text: [{ max: 50_000, unit: 'codepoint', source: `${code}/crates/utils/src/utils/validation.rs`, checked }],
    title: { max: 200, unit: 'codepoint', source: `${code}/crates/utils/src/utils/validation.rs`, checked },
    images: {
      // A post is about one address: a picture or a link.
      max: 1,
      // What pict-rs takes unless the server has set another number. General knowledge.
      bytes: 10_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      // ALT_TEXT_MAX_LENGTH, in code points; the hub counts graphemes, which are never more.
      altMax: 1500,
      pixels: null,
      source: `${code}/crates/utils/src/utils/validation.rs`,
      checked,
    },
  },
  proof: {
    kind: 'timeline',
    graceMs: 60_000,
    source: 'https://join-lemmy.org/docs/contributors/04-api.html',
    checked,
  },
  supports: {
    links: true,
    images: true,
    video: false,
    threads: false,
    edit: false,
    remove: true,
    interactions: true,
    reply: true,
    measure: true,
  },
  metrics: {
    reactions: {
      means: {
        de: 'Zustimmungen, die den Server erreicht haben, die eigene des Verfassers eingeschlossen.',
        en: 'Upvotes that have reached the server, the author’s own among them.',
      },
      source: `${code}/crates/db_schema/src/aggregates/structs.rs`,
      checked,
    },
    comments: {
      means: {
        de: 'Kommentare, die den Server erreicht haben, unsere eingeschlossen.',
        en: 'Comments that have reached the server, ours among them.',
      },
      source: `${code}/crates/db_schema/src/aggregates/structs.rs`,
      checked,
    },
  },
  measureBatch: 20,
  minimumGapMs: 0,
  // The software's default, for each address: post and post_per_second. Servers set their own.
  rates: [
    {
      of: 'account',
      counts: 'posts',
      limit: 6,
      windowMs: 600_000,
      source: `${code}/crates/db_schema/src/source/local_site_rate_limit.rs`,
      checked,
    },
  ],
  mentionForm: { form: 'name-server', source: 'https://join-lemmy.org/docs/users/02-media.html', checked },
  notices: [
    {
      at: 'writing',
      text: {
        de: 'Ein Beitrag hat einen Titel (der des Beitrags) und entweder ein Bild oder einen Link; mit einem Bild steht der Link am Ende des Textes. Viele Communities dulden keine Werbung: Lesen Sie ihre Regeln.',
        en: 'A post has a title (that of the post) and either a picture or a link; with a picture, the link is the text’s last line. Many communities allow no advertising: read their rules.',
      },
      source: 'https://join-lemmy.org/docs/users/01-getting-started.html',
      checked,
    },
  ],
}
