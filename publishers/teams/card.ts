/** The Adaptive Card that people see. https://adaptivecards.io/explorer, general knowledge. */
import { linksIn } from '../../src/core/text.ts'
import type { Draft } from './compose.ts'

/** What a TextBlock reads as formatting: bold, italic, links, and lists at the beginning of a line. */
const marks = /[\\*_[\]]|^[-+](?=\s)|^(?:\d+)(?=[.)]\s)/gm

/** The text so that people read what was written: links can be clicked, and one line break stays one. */
export function markdown(text: string): string {
  const escaped = (part: string) =>
    part.replace(marks, (mark) => (/\d/.test(mark) ? `${mark}\u200b` : `\\${mark}`)).replaceAll('\n', '\n\n')
  let sent = ''
  let from = 0
  for (const { url, start, end } of linksIn(text)) {
    sent += `${escaped(text.slice(from, start))}[${url.replace(/[\\*_[\]]/g, '\\$&')}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`
    from = end
  }
  return sent + escaped(text.slice(from))
}

/** `pictures` are their public addresses, in the draft's order. */
export function messageOf({ text, language, images, button }: Draft, pictures: readonly string[]): object {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    lang: language,
    body: [
      ...(text ? [{ type: 'TextBlock', text: markdown(text), wrap: true }] : []),
      ...pictures.map((url, at) => ({ type: 'Image', url, altText: images[at]?.alt ?? '', size: 'Stretch' })),
    ],
    ...(button && { actions: [{ type: 'Action.OpenUrl', title: button.title, url: button.url }] }),
    msteams: { width: 'Full' },
  }
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] }
}

/** 28 KB: see the manifest. */
export const tooLarge = (message: object): boolean => Buffer.byteLength(JSON.stringify(message)) > 28 * 1024
