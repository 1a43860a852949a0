/** What crawlers may read of the hub (RFC 9309): what is public, and nothing that is for its people. The longest rule that fits holds. */
export const robots = (sitemaps: readonly string[]): string =>
  [
    'User-agent: *',
    'Allow: /',
    'Disallow: /admin',
    'Disallow: /api/',
    'Allow: /api/content/',
    '',
    ...sitemaps.map((address) => `Sitemap: ${address}`),
    '',
  ].join('\n')
