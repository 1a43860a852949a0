/** What a newsletter's page in the admin tells, and the mail that proves its server. */
import type { Payload, Where } from 'payload'
import type { ListFacts, TestMail } from '../../core/newsletter.ts'
import type { Language } from '../../core/story.ts'
import { escapeHtml } from '../../site/html.ts'
import { signUpAddress } from './addresses.ts'
import { letter } from './confirmation-mail.ts'
import { explainMailError, noServer, openMailer } from './mailer.ts'
import { activeNewsletter, type Newsletter } from './newsletter.payload.ts'
import { subscriberStates } from './states.ts'
import { transportOf } from './transport.payload.ts'
import { words } from './words.ts'

export async function listFacts(payload: Payload, newsletter: Newsletter, publicUrl: string): Promise<ListFacts> {
  const count = async (state: string) => {
    const where: Where = { and: [{ newsletter: { equals: newsletter.id } }, { state: { equals: state } }] }
    return [state, (await payload.db.count({ collection: 'subscribers', where })).totalDocs] as const
  }
  const counts = Object.fromEntries(await Promise.all(subscriberStates.map(({ value }) => count(value)))) as ListFacts['counts']
  const transport = await transportOf(payload, newsletter.id)
  return {
    counts,
    signUpUrl: signUpAddress(publicUrl, newsletter.slug),
    form: formOf(newsletter, publicUrl),
    thrownAway: (await activeNewsletter(payload, newsletter.id)) === null,
    mail: transport.kind === 'none' ? { kind: 'none', why: noServer[transport.why] } : { kind: transport.kind },
  }
}

/** For a website of the company's own: no script, nothing from elsewhere. The website gives it its looks. */
export function formOf(newsletter: Newsletter, publicUrl: string): string {
  const text = words[newsletter.language]
  const consent = escapeHtml(text.consent(newsletter))
  return `<form method="post" action="${escapeHtml(signUpAddress(publicUrl, newsletter.slug))}/subscribers">
  <label>${text.email} <input name="email" type="email" required maxlength="254" autocomplete="email"></label>
  <label>${text.name} (${text.optional}) <input name="name" maxlength="100" autocomplete="name"></label>
  <label hidden>${text.leaveEmpty} <input name="website" tabindex="-1" autocomplete="off"></label>
  <input type="hidden" name="language" value="${newsletter.language}">
  <input type="hidden" name="consent" value="${consent}">
  <p>${consent} <a href="${escapeHtml(newsletter.privacyUrl)}">${text.privacy}</a></p>
  <button>${text.signUp}</button>
</form>`
}

const testWords = (language: Language, name: string) =>
  language === 'de'
    ? {
        subject: `Probe: ${name}`,
        greeting: 'Guten Tag,',
        before: ['diese E-Mail kam mit dem Absender und über den Mailserver des Newsletters. Alles ist richtig eingetragen.'],
        button: 'Zur Anmeldung',
        after: ['Sehen Sie nach, ob sie im Posteingang liegt und nicht im Spam-Ordner.'],
      }
    : {
        subject: `Test: ${name}`,
        greeting: 'Hello,',
        before: ['this mail came with the newsletter’s sender and through its mail server. All is entered correctly.'],
        button: 'To the sign-up page',
        after: ['Look whether it lies in the inbox and not in the spam folder.'],
      }

export async function sendTestMail(
  payload: Payload,
  newsletter: Newsletter,
  to: { readonly email: string; readonly language: Language },
  publicUrl: string,
): Promise<TestMail> {
  const transport = await transportOf(payload, newsletter.id)
  if (transport.kind === 'none') return { to: to.email, failed: noServer[transport.why] }
  const mailer = openMailer(transport)
  try {
    await mailer.send(await letter(newsletter, to, testWords(to.language, newsletter.name), signUpAddress(publicUrl, newsletter.slug)))
    return { to: to.email, failed: null }
  } catch (error) {
    const { said } = explainMailError(error)
    payload.logger.warn({ newsletter: newsletter.id }, `A test mail was not sent. ${said.en}`)
    return { to: to.email, failed: said }
  } finally {
    mailer.close()
  }
}
