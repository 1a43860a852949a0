/** Where a webhook may lead. Whether the address is a public one is looked at when it is called: names may change their mind. */

/**
 * `https` to anywhere but this machine; in a playground also plain `http` to this machine. An address that carries a name and a
 * password is none: they would be shown to everybody who sees the webhook.
 */
export function isWebhookAddress(address: string, { playground }: { readonly playground: boolean }): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  if (url.username || url.password) return false
  return url.protocol === 'https:' || (playground && isLoopback(url))
}

/** Plain http to this machine itself. */
export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)
