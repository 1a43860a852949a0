/** The same mail as plain text: for whoever wants no HTML, and for filters that distrust mails without it. */
import { richTextToPlain } from '../../core/rich-text.ts'
import type { About } from './content.ts'
import { words } from './words.ts'

export function plainLetter({ mailing, newsletter, addresses }: About): string {
  const { language, subject, preheader, body, link, images } = mailing
  const said = words[language]
  const pictures = images.flatMap(({ alt }) => (alt ? [said.picture(alt)] : []))
  const parts = [
    subject,
    preheader,
    richTextToPlain(body),
    pictures.join('\n'),
    link === null ? '' : `${said.onWebsite}: ${link}`,
    `---\n${said.why(newsletter.name)}\n${said.leave}: ${addresses.leave}\n${said.inBrowser}: ${addresses.inBrowser}\n${said.privacy}: ${newsletter.privacyUrl}`,
    newsletter.imprint[language].trim(),
  ]
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`
}
