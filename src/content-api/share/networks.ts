/**
 * Where networks take what somebody wants to share. Plain addresses: nothing is asked of a network before a person follows one.
 * In a pattern `{url}`, `{title}`, `{message}` (title and address) and `{picture}` stand for percent-encoded values. `{instance}` is
 * filled in by who shares: a network of many servers has no one address.
 */
import type { CountingRule } from '../../core/text.ts'

export interface Network {
  readonly name: string
  readonly pattern: string
  /** Room for what `{message}` or `{title}` stands for: the title gives way, the address is always whole. */
  readonly room: CountingRule & { readonly max: number }
  /** Where the network says so, and when that was last read. `documented: false`: it is in use everywhere, but no page of the network promises it. */
  readonly source: string
  readonly checked: string
  readonly documented: boolean
}

/** In the order in which they are offered. An id never changes: websites choose by it. */
export const networks: Readonly<Record<string, Network>> = {
  mastodon: {
    name: 'Mastodon',
    pattern: 'https://{instance}/share?text={message}',
    room: { unit: 'grapheme', max: 500, linkCountsAs: 23 },
    source: 'https://github.com/mastodon/mastodon/blob/main/app/serializers/manifest_serializer.rb (share_target)',
    checked: '2026-11-29',
    documented: false,
  },
  bluesky: {
    name: 'Bluesky',
    pattern: 'https://bsky.app/intent/compose?text={message}',
    room: { unit: 'grapheme', max: 300 },
    source: 'https://docs.bsky.app/docs/advanced-guides/intent-links',
    checked: '2026-11-29',
    documented: true,
  },
  linkedin: {
    name: 'LinkedIn',
    pattern: 'https://www.linkedin.com/sharing/share-offsite/?url={url}',
    room: { unit: 'grapheme', max: 200 },
    source:
      'https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/plugins/share-plugin (describes the plugin that opens it)',
    checked: '2026-11-29',
    documented: false,
  },
  xing: {
    name: 'XING',
    pattern: 'https://www.xing.com/spi/shares/new?url={url}',
    room: { unit: 'grapheme', max: 200 },
    source: 'https://github.com/heiseonline/shariff/blob/develop/src/js/services/xing.js',
    checked: '2026-11-29',
    documented: false,
  },
  facebook: {
    name: 'Facebook',
    pattern: 'https://www.facebook.com/sharer/sharer.php?u={url}',
    room: { unit: 'grapheme', max: 200 },
    source: 'https://developers.facebook.com/docs/plugins/share-button (describes the plugin that opens it)',
    checked: '2026-11-29',
    documented: false,
  },
  x: {
    name: 'X',
    pattern: 'https://x.com/intent/tweet?text={title}&url={url}',
    // 280, less the address, which counts as 23 whatever its length, and the space before it.
    room: { unit: 'weighted', max: 256 },
    source: 'https://docs.x.com/x-for-websites/post-button/guides/web-intent',
    checked: '2026-11-29',
    documented: true,
  },
  threads: {
    name: 'Threads',
    pattern: 'https://www.threads.com/intent/post?text={title}&url={url}',
    room: { unit: 'codepoint', max: 400 },
    source: 'https://developers.facebook.com/documentation/threads/threads-web-intents',
    checked: '2026-11-29',
    documented: true,
  },
  pinterest: {
    name: 'Pinterest',
    pattern: 'https://www.pinterest.com/pin/create/button/?url={url}&media={picture}&description={title}',
    room: { unit: 'grapheme', max: 500 },
    source: 'https://developers.pinterest.com/docs/web-features/add-ons-overview/ (describes the button that opens it)',
    checked: '2026-11-29',
    documented: false,
  },
  whatsapp: {
    name: 'WhatsApp',
    pattern: 'https://wa.me/?text={message}',
    room: { unit: 'grapheme', max: 500 },
    source: 'https://faq.whatsapp.com/5913398998672934 (click to chat)',
    checked: '2026-11-29',
    documented: false,
  },
  telegram: {
    name: 'Telegram',
    pattern: 'https://t.me/share/url?url={url}&text={title}',
    room: { unit: 'grapheme', max: 500 },
    source: 'https://core.telegram.org/widgets/share',
    checked: '2026-11-29',
    documented: true,
  },
  reddit: {
    name: 'Reddit',
    pattern: 'https://www.reddit.com/submit?url={url}&title={title}',
    room: { unit: 'codepoint', max: 300 },
    source: 'https://www.reddit.com/wiki/submitting (the form’s own parameters)',
    checked: '2026-11-29',
    documented: false,
  },
}
