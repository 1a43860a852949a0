/** The locations that a Google account manages, and on whose profiles something can be posted. */
import { z } from 'zod'
import { callAt, type Context, type Credentials } from './api.ts'

const accountManagement = 'https://mybusinessaccountmanagement.googleapis.com'
const businessInformation = 'https://mybusinessbusinessinformation.googleapis.com'
/** A sign-in must end, and within a minute's quota: so many pages of accounts, and of locations in all of them together. */
const maxAccountPages = 5
const maxLocationPages = 60

export interface Location {
  /** `accounts/1/locations/2`: as the API of posts names it. */
  readonly id: string
  /** With its town: chains have many of the same name. */
  readonly title: string
  /** With all of its address. */
  readonly label: string
  readonly mapsUrl: string
}

/** https://developers.google.com/my-business/reference/accountmanagement/rest/v1/accounts/list, read 2026-11-30. */
const accountsSchema = z.object({
  accounts: z.array(z.object({ name: z.string().regex(/^accounts\/\d+$/) })).default([]),
  nextPageToken: z.string().optional(),
})
/** https://developers.google.com/my-business/reference/businessinformation/rest/v1/accounts.locations, read 2026-11-30. */
const locationsSchema = z.object({
  locations: z
    .array(
      z.object({
        name: z.string().regex(/^locations\/\d+$/),
        title: z.string().default(''),
        storefrontAddress: z
          .object({ addressLines: z.array(z.string()), postalCode: z.string(), locality: z.string() })
          .partial()
          .optional()
          .catch(undefined),
        metadata: z.object({ canOperateLocalPost: z.boolean(), mapsUri: z.url() }).partial().optional().catch(undefined),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
})
type Answered = z.infer<typeof locationsSchema>['locations'][number]

type Caller = Pick<Context, 'http' | 'clock' | 'at'> & { readonly credentials: Pick<Credentials, 'access'> }

export async function locationsOf(ctx: Caller): Promise<readonly Location[]> {
  const found = new Map<string, Location>()
  let pages = 0
  for (const account of await accountsOf(ctx)) {
    let pageToken: string | undefined
    do {
      const query = new URLSearchParams({
        readMask: 'name,title,storefrontAddress,metadata',
        pageSize: '100',
        ...(pageToken && { pageToken }),
      })
      const { body } = await callAt(businessInformation, ctx, 'GET', `/v1/${account}/locations?${query}`, { answer: locationsSchema })
      for (const location of body.locations) {
        // Who manages a location twice, directly and in a group, sees it twice.
        if (location.metadata?.canOperateLocalPost === true && !found.has(location.name))
          found.set(location.name, toLocation(account, location, ctx))
      }
      pageToken = body.nextPageToken
      pages++
    } while (pageToken && pages < maxLocationPages)
    if (pages >= maxLocationPages) break
  }
  return [...found.values()]
}

async function accountsOf(ctx: Caller): Promise<readonly string[]> {
  const names: string[] = []
  let pageToken: string | undefined
  for (let page = 0; page < maxAccountPages; page++) {
    const query = new URLSearchParams({ pageSize: '20', ...(pageToken && { pageToken }) })
    const { body } = await callAt(accountManagement, ctx, 'GET', `/v1/accounts?${query}`, { answer: accountsSchema })
    names.push(...body.accounts.map(({ name }) => name))
    pageToken = body.nextPageToken
    if (!pageToken) break
  }
  return names
}

function toLocation(account: string, { name, title, storefrontAddress, metadata }: Answered, ctx: Caller): Location {
  const { addressLines = [], postalCode = '', locality = '' } = storefrontAddress ?? {}
  const place = [...addressLines, `${postalCode} ${locality}`].map((line) => line.trim()).filter((line) => line !== '')
  const known = title.trim() || name
  return {
    id: `${account}/${name}`,
    title: [known, locality.trim()].filter((part) => part !== '').join(', '),
    label: [known, ...place].join(', '),
    mapsUrl: metadata?.mapsUri ?? `${ctx.at('https://www.google.com')}/maps/search/${encodeURIComponent([known, ...place].join(' '))}`,
  }
}
