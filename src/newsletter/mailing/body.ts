/** The post's body as HTML for mail programs, which know few styles and only those that stand at the tag. */
import { richTextToHtml } from '../../core/rich-text.ts'
import type { Json, MediaRef } from '../../core/story.ts'

/** What is left of 600 pixels between the margins. Outlook takes the width of a picture from its tag alone. */
export const columnWidth = 536

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 18px;',
  h1: 'margin:30px 0 12px;font-size:22px;line-height:1.3;font-weight:700;',
  h2: 'margin:30px 0 12px;font-size:22px;line-height:1.3;font-weight:700;',
  h3: 'margin:26px 0 10px;font-size:18px;line-height:1.35;font-weight:700;',
  h4: 'margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:700;',
  h5: 'margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:700;',
  h6: 'margin:24px 0 8px;font-size:16px;line-height:1.4;font-weight:700;',
  ul: 'margin:0 0 18px;padding:0 0 0 22px;',
  ol: 'margin:0 0 18px;padding:0 0 0 26px;',
  li: 'margin:0 0 8px;',
  pre: 'margin:0 0 18px;padding:14px;white-space:pre-wrap;font-family:Menlo,Consolas,monospace;font-size:14px;line-height:1.5;',
  code: 'font-family:Menlo,Consolas,monospace;font-size:0.9em;',
  hr: 'margin:28px 0;border:0;border-top:1px solid #d3d8d6;',
  figure: 'margin:0 0 22px;',
}

/**
 * @param addresses of the pictures, in their order
 * @param accent of links and quotations
 */
export function bodyHtml(body: Json, images: readonly MediaRef[], addresses: readonly string[], accent: string): string {
  const image = (id: string) => {
    const at = images.findIndex((one) => one.id === id)
    const found = images[at]
    if (!found) return null
    const width = Math.min(found.width || columnWidth, columnWidth)
    const height = found.width > 0 ? Math.round((found.height * width) / found.width) : 0
    return { src: addresses[at] ?? '', alt: found.alt ?? '', width, height }
  }
  const written = richTextToHtml(body, { image })
  const isMissing = (_: MediaRef, at: number) => !written.includes(`src="${addresses[at] ?? ''}"`)
  const others = { root: { children: images.filter(isMissing).map(({ id }) => ({ type: 'upload', value: id })) } }
  return styled(written + richTextToHtml(others, { image }), accent)
}

/** Words are escaped by now: whatever looks like a tag is one. */
const styled = (html: string, accent: string): string =>
  html
    .replace(/<(\w+)(?=[ >])/g, (tag, name: string) => (styles[name] ? `${tag} style="${styles[name]}"` : tag))
    .replaceAll('<blockquote', `<blockquote class="quote" style="margin:0 0 18px;padding:2px 0 2px 16px;border-left:4px solid ${accent};"`)
    .replace(/(<blockquote[^>]*><p style=")[^"]*/g, '$1margin:0;')
    .replaceAll('<pre ', '<pre class="soft" ')
    .replaceAll('<a ', `<a class="link" style="color:${accent};text-decoration:underline;" `)
    .replaceAll(' loading="lazy"', ` style="display:block;width:100%;max-width:100%;height:auto;border-radius:6px;${font}font-size:14px;"`)
