/** What the hub signs for a guest: addresses of files, and the forms of a page. Each ends with its link. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const seal = (secret: string, purpose: string, content: string) =>
  createHmac('sha256', secret).update(`guest-${purpose}:${content}`).digest('base64url')

function fits(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** `link.seal`: stands in the address of a picture, so that whoever copies it has no way to the page. */
export const fileSeal = (secret: string, link: string): string => `${link}.${seal(secret, 'file', link)}`

/** The link that a file's address was signed for. `null`: none of ours. */
export function linkOfFile(secret: string, given: string): string | null {
  const [, link, mark] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(given) ?? []
  return link !== undefined && mark !== undefined && fits(seal(secret, 'file', link), mark) ? link : null
}

/** Stands in each form: only who has read the page under this name can send it. */
export const formSeal = (secret: string, link: string, name: string): string => seal(secret, 'form', `${link}:${name}`)
export const isFormSeal = (secret: string, link: string, name: string, given: string): boolean => fits(formSeal(secret, link, name), given)
