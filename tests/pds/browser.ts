/** The person who signs in: what the page of the authorization server would send for them, with its cookies. */
import { z } from 'zod'
import { request } from 'undici'

const answerSchema = z.looseObject({
  url: z.url().optional(),
  ephemeralToken: z.string().optional(),
  account: z.looseObject({ sub: z.string() }).optional(),
})

/**
 * @param redirect where the hub sends the person
 * @param server the server's own name, and where it is reached
 * @returns what the hub is told when the person comes back
 */
export async function decide(
  redirect: string,
  server: { readonly name: string; readonly url: string },
  decision: 'allow' | 'refuse',
  person: { readonly handle: string; readonly password: string },
): Promise<{ [name: string]: string }> {
  const cookies = new Map<string, string>()
  const page = new URL(redirect)
  const go = async (url: URL | string, method: 'GET' | 'POST', headers: { readonly [name: string]: string }, body?: object) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await request(url, {
      method,
      headers: { ...headers, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    })
    for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return { status: answer.statusCode, location: answer.headers.location, text: await answer.body.text() }
  }
  const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }
  const shown = await go(page, 'GET', visit)
  if (shown.status !== 200) throw new Error(`The page: ${shown.status} ${shown.text.slice(0, 500)}`)

  const press = async (action: string, body: object, token?: string) => {
    const headers = {
      ...{ origin: server.name, referer: `${server.name}${page.pathname}${page.search}` },
      ...{ 'sec-fetch-mode': 'same-origin', 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' },
      'x-csrf-token': cookies.get('csrf-token') ?? '',
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const answer = await go(`${server.url}/@atproto/oauth-provider/~api/${action}`, 'POST', headers, body)
    if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.text}`)
    return answerSchema.parse(JSON.parse(answer.text))
  }
  const { account, ephemeralToken } = await press('sign-in', { username: person.handle, password: person.password, locale: 'de' })
  const { url = '' } = decision === 'allow' ? await press('consent', { sub: account?.sub }, ephemeralToken) : await press('reject', {})
  const last = await go(url.replace(server.name, server.url), 'GET', {
    ...visit,
    'sec-fetch-site': 'same-origin',
    referer: `${server.name}${page.pathname}${page.search}`,
  })
  return Object.fromEntries(new URL(last.location?.toString() ?? '').searchParams)
}
