import { describe, expect, it } from 'vitest'
import { confirmationMail } from './confirmation-mail.ts'
import type { Newsletter } from './newsletter.payload.ts'

const newsletter: Newsletter = {
  id: '1',
  slug: 'news',
  name: 'News & <b>more</b>',
  language: 'en',
  senderName: 'Acme "Inc."',
  senderAddress: 'news@example.com',
  replyTo: 'desk@example.com',
  privacyUrl: 'https://www.example.com/privacy',
  accent: '#ffee00',
  mailsPerSecond: 10,
  imprint: { de: 'Acme GmbH\nOrt', en: 'Acme Ltd\nTown </mj-text>' },
  brand: { id: '1', name: 'Acme' },
}
const address = 'https://hub.example.com/newsletters/confirm/x.y.z'

describe('the mail that asks', () => {
  // MJML takes a while to load.
  it('says the same as HTML and as text, and loads nothing', { timeout: 60_000 }, async () => {
    const mail = await confirmationMail(newsletter, { email: 'eva@example.org', language: 'en' }, address)
    const [html, text] = [mail.html as string, mail.text as string]
    for (const part of [html, text]) expect(part).toContain(address)
    expect(text).toContain('Acme Ltd\nTown')
    expect(html).toContain('News &amp; &lt;b&gt;more&lt;/b&gt;')
    expect(html).not.toContain('<b>more')
    expect(html.match(/https?:\/\/[^\s"'<>)]+/g)?.filter((url) => !url.startsWith('http://www.w3.org/'))).toEqual([address])
    expect(html).not.toMatch(/<img|<script|<link/)
    // Black reads on yellow.
    expect(html).toMatch(/color:\s*#000000/)
    expect(mail.headers).toEqual({ 'Auto-Submitted': 'auto-generated' })
    expect(mail).toMatchObject({ replyTo: 'desk@example.com', from: { name: 'Acme "Inc."', address: 'news@example.com' } })
  })
  it('speaks the subscriber’s language', async () => {
    const mail = await confirmationMail(newsletter, { email: 'eva@example.org', language: 'de' }, address)
    expect(mail.subject).toBe('Bitte bestätigen Sie Ihre Anmeldung: News & <b>more</b>')
    expect(mail.html).toContain('lang="de"')
  })
})
