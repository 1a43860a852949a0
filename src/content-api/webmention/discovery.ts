/** How other sites find out where a post takes Webmentions. */
import type { Brand } from '../sites.ts'

/** The value of a Link header for the pages and answers of a brand's posts. `null`: it takes none. */
export const webmentionLink = (brand: Pick<Brand, 'webmentions'>, publicUrl: string): string | null =>
  brand.webmentions.accepts ? `<${publicUrl}/api/content/v1/webmention>; rel="webmention"` : null
