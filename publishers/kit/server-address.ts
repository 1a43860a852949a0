/** Where a server is, as people type it: `acme.example`, `https://acme.example/blog/`. */
import { PublisherError } from '../errors.ts'

/**
 * Origin and path without a trailing slash. Without a scheme it is https, and needs a dot.
 * @throws PublisherError `rejected` (`address-invalid`) where it is no address of a server.
 */
export function serverAddress(typed: string, example: string): string {
  const text = typed.trim()
  const whole = /^https?:\/\//i.test(text)
  const address = whole ? text : `https://${text}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || (!whole && !url.hostname.includes('.')) || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new PublisherError('rejected', `This is not the address of a server. It looks like ${example}.`, { code: 'address-invalid' })
  return (url.origin + url.pathname).replace(/\/+$/, '')
}
