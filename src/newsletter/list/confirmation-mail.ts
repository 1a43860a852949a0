/** The mail by which somebody confirms that the address is theirs. It advertises nothing, and holds no picture and no foreign address. */
import type { SendMailOptions } from 'nodemailer'
import { cardColors } from '../../content-api/card/colors.ts'
import type { Language } from '../../core/story.ts'
import { escapeHtml } from '../../site/html.ts'
import type { Newsletter } from './newsletter.payload.ts'

export interface Words {
  readonly subject: string
  readonly greeting: string
  /** Each a paragraph. */
  readonly before: readonly string[]
  readonly button: string
  readonly after: readonly string[]
}

/** Without the name that was typed: a stranger could have strangers sent his words. */
const confirmWords = (language: Language, newsletter: Pick<Newsletter, 'name' | 'senderName'>): Words =>
  language === 'de'
    ? {
        subject: `Bitte bestätigen Sie Ihre Anmeldung: ${newsletter.name}`,
        greeting: 'Guten Tag,',
        before: [
          `mit dieser Adresse wurde der Newsletter „${newsletter.name}“ von ${newsletter.senderName} bestellt. Bestätigen Sie bitte, dass Sie das waren.`,
        ],
        button: 'Anmeldung bestätigen',
        after: [
          'Der Link gilt 48 Stunden. Waren Sie es nicht? Dann brauchen Sie nichts zu tun: Ohne Bestätigung erhalten Sie nichts, und nach sieben Tagen wird Ihre Adresse gelöscht.',
        ],
      }
    : {
        subject: `Please confirm your subscription: ${newsletter.name}`,
        greeting: 'Hello,',
        before: [
          `somebody signed this address up for the newsletter “${newsletter.name}” by ${newsletter.senderName}. Please confirm that it was you.`,
        ],
        button: 'Confirm subscription',
        after: [
          'The link holds for 48 hours. It was not you? Then there is nothing to do: without confirmation you receive nothing, and after seven days your address is deleted.',
        ],
      }

export interface Recipient {
  readonly email: string
  readonly language: Language
}

export const confirmationMail = (newsletter: Newsletter, to: Recipient, address: string): Promise<SendMailOptions> =>
  letter(newsletter, to, confirmWords(to.language, newsletter), address)

/** One short letter with one button, as HTML and as text. */
export async function letter(newsletter: Newsletter, to: Recipient, words: Words, address: string): Promise<SendMailOptions> {
  const imprint = newsletter.imprint[to.language]
  const { senderName, senderAddress, replyTo } = newsletter
  return {
    from: { name: senderName, address: senderAddress },
    to: { name: '', address: to.email },
    ...(replyTo && { replyTo }),
    subject: words.subject,
    text: [words.greeting, ...words.before, address, ...words.after, `-- \n${imprint}`].join('\n\n'),
    html: await htmlOf(newsletter, to.language, words, address, imprint),
    // RFC 3834: no holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

async function htmlOf(newsletter: Newsletter, language: Language, words: Words, address: string, imprint: string): Promise<string> {
  // It takes a while to load, and most processes send no such mail.
  const { default: mjml } = await import('mjml')
  const { background, text: ink } = cardColors([newsletter.accent])
  const paragraph = (line: string) => `<mj-text>${escapeHtml(line)}</mj-text>`
  const source = `<mjml lang="${language}">
  <mj-head>
    <mj-title>${escapeHtml(words.subject)}</mj-title>
    <mj-preview>${escapeHtml(words.before.join(' '))}</mj-preview>
    <mj-attributes>
      <mj-all font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.55" color="#1c2a31" />
    </mj-attributes>
    <mj-raw><meta name="color-scheme" content="light dark" /><meta name="supported-color-schemes" content="light dark" /></mj-raw>
    <mj-style>
      @media (prefers-color-scheme: dark) {
        .paper, .paper > div { background: #121b20 !important; }
        .paper div { color: #e8eef0 !important; }
        .paper .small div { color: #9db0b8 !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body background-color="#ffffff" css-class="paper" width="560px">
    <mj-section padding="32px 8px 0"><mj-column>
      <mj-text font-size="14px" font-weight="700">${escapeHtml(newsletter.name)}</mj-text>
      ${paragraph(words.greeting)}
      ${words.before.map(paragraph).join('')}
      <mj-button href="${escapeHtml(address)}" background-color="${background}" color="${ink}" font-size="16px" font-weight="600" border-radius="8px" align="left" inner-padding="13px 22px">${escapeHtml(words.button)}</mj-button>
      ${words.after.map(paragraph).join('')}
    </mj-column></mj-section>
    <mj-section padding="8px 8px 32px"><mj-column>
      <mj-divider border-width="1px" border-color="#c9d1d4" />
      <mj-text css-class="small" font-size="13px" color="#55656d">${escapeHtml(imprint).replace(/\r?\n/g, '<br />')}</mj-text>
    </mj-column></mj-section>
  </mj-body>
</mjml>`
  const { html } = await mjml(source, { fonts: {}, validationLevel: 'strict' })
  return html
}
