import slugify from '@sindresorhus/slugify'

/** Lower case, German letters written out, never empty for a title with at least one letter or digit of any script. */
export const slugOf = (title: string): string =>
  slugify(title, { decamelize: false, locale: 'de', customReplacements: [['&', ' und ']] })
    .slice(0, 96)
    .replace(/-+$/, '')
