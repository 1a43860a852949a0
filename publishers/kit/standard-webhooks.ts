/** Signatures by the Standard Webhooks specification: who gets a call can tell that it is ours. */
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
