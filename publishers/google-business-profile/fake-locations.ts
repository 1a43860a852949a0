/**
 * The imitated person's accounts and the locations in them. Rules: the descriptions of the Account Management API and the Business Information
 * API, read 2026-11-30.
 */
import type { FakeCall, FakeReply, FakeServerOptions } from '../testing/fake-server.ts'
import { FakeRefusal } from '../testing/fake-server.ts'
import { problem } from './fake-state.ts'

const accounts = [
  { name: 'accounts/108430171350500000001', accountName: 'Erika Mustermann', type: 'PERSONAL' },
  { name: 'accounts/108430171350500000002', accountName: 'Nordlicht Energie', type: 'LOCATION_GROUP' },
]
const [person, group] = accounts.map(({ name }) => name)

const located = (account: string | undefined, id: string, title: string, locality: string, canOperateLocalPost: boolean) => ({
  account,
  id,
  title,
  storefrontAddress: { regionCode: 'DE', postalCode: '20457', locality, addressLines: ['Am Sandtorkai 1'] },
  canOperateLocalPost,
})
const locations = [
  located(group, '7401234567890000001', 'Nordlicht Energie', 'Hamburg', true),
  located(group, '7401234567890000002', 'Nordlicht Energie', 'Bremen', true),
  // In two accounts at once, as for a person who manages it directly and in a group.
  located(person, '7401234567890000001', 'Nordlicht Energie', 'Hamburg', true),
  // Not verified, or of a chain that may not post.
  located(group, '7401234567890000003', 'Nordlicht Energie Baustelle', 'Kiel', false),
]

/** The one that is connected from the beginning. */
export const location = { name: `${person}/locations/7401234567890000001`, title: 'Nordlicht Energie, Hamburg' }
export const mapsUrl = (baseUrl: string, id: string) => `${baseUrl}/maps.google.com/maps?cid=${id}`
export const isLocation = (name: string) =>
  locations.some(({ account, id, canOperateLocalPost }) => canOperateLocalPost && `${account}/locations/${id}` === name)

const refuse = (message: string): never => {
  throw new FakeRefusal(problem(400, 'INVALID_ARGUMENT', message))
}
/** A page, and the token of the next one. */
export function paged<T>({ query }: FakeCall, all: readonly T[], size: { readonly usual: number; readonly max: number }) {
  const count = Number(query.get('pageSize') ?? size.usual)
  if (!Number.isInteger(count) || count < 1 || count > size.max) refuse('pageSize')
  const from = Number(query.get('pageToken') ?? 0)
  if (!Number.isInteger(from) || from < 0) refuse('pageToken')
  return { items: all.slice(from, from + count), ...(from + count < all.length && { nextPageToken: String(from + count) }) }
}

const maskable = ['name', 'title', 'storefrontAddress', 'metadata', 'languageCode', 'storeCode', 'websiteUri', 'phoneNumbers', 'categories']

export const locationRoutes = (permit: (call: FakeCall) => void, baseUrl: () => string): FakeServerOptions['routes'] => ({
  'GET /mybusinessaccountmanagement.googleapis.com/v1/accounts': (call) => {
    permit(call)
    const { items, ...next } = paged(call, accounts, { usual: 20, max: 20 })
    return { status: 200, json: { accounts: items, ...next } }
  },
  'GET /mybusinessbusinessinformation.googleapis.com/v1/accounts/:account/locations': (call): FakeReply => {
    permit(call)
    const name = `accounts/${call.params.account}`
    if (accounts.every((account) => account.name !== name)) return problem(404, 'NOT_FOUND', 'Requested entity was not found.')
    const mask = call.query.get('readMask')?.split(',') ?? refuse('readMask')
    if (!mask.every((field) => maskable.includes(field))) refuse('readMask')
    const own = locations.filter(({ account }) => account === name)
    const { items, ...next } = paged(call, own, { usual: 10, max: 100 })
    const shown = items.map(({ id, title, storefrontAddress, canOperateLocalPost }) => {
      const metadata = { ...(canOperateLocalPost && { canOperateLocalPost }), mapsUri: mapsUrl(baseUrl(), id), placeId: `ChIJ${id}` }
      const fields = { name: `locations/${id}`, title, storefrontAddress, metadata }
      return Object.fromEntries(Object.entries(fields).filter(([field]) => mask.includes(field)))
    })
    // Nothing at all where there are none: empty lists are left out of Google's JSON.
    return { status: 200, json: { ...(shown.length > 0 && { locations: shown }), ...next } }
  },
})
