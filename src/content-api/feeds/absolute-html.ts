const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const plain = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/**
 * Leads every relative `href` and `src` on from `base`: a feed is read elsewhere. Absolute addresses stay as they are written.
 * @param html as `richTextToHtml` makes it: attributes in double quotes, with `<`, `>` and `"` escaped in them.
 */
export function absoluteHtml(html: string, base: string): string {
  const absolute = (address: string) => (!URL.canParse(address) && URL.canParse(address, base) ? new URL(address, base).href : address)
  return html.replace(/<[a-z][^<>]*>/g, (tag) =>
    tag.replace(/(\s(?:href|src)=")([^"]*)"/g, (_, before: string, value: string) => `${before}${escapeHtml(absolute(plain(value)))}"`),
  )
}
