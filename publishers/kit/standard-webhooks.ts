/** Signatures by the Standard Webhooks specification: who gets a call can tell from whom it is. */
import { Webhook } from 'standardwebhooks'

/**
 * The three headers of one call: the id is the same for every try of it, the time is now, and there is a signature by each of the secrets
 * (`whsec_…`), separated by a blank.
 */
export function signatureHeaders(secrets: readonly string[], id: string, now: Date, body: string) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
  }
}

/** Whether somebody who knows one of the secrets signed exactly these bytes, and no more than five minutes from now. */
export const isSigned = (secrets: readonly string[], headers: Readonly<Record<string, string>>, body: Buffer): boolean =>
  secrets.some((secret) => {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false })
      return true
    } catch {
      return false
    }
  })
