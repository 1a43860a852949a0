/** How posts are doing: the pages on share statistics and on member post statistics, read 2026-03. */
import { z } from 'zod'
import { oneByOne } from '../kit/one-by-one.ts'
import { countTold, toldOf } from '../kit/told.ts'
import type { Metric } from '../../src/core/metrics.ts'
import type { Measured, Published } from '../publisher.ts'
import { explain, isPage, pageOf, rest, restli, versioned, type Context } from './api.ts'

type Values = { readonly [metric in Metric]?: number }

// What is told and makes no sense was not told.
const count = countTold.optional().catch(undefined)
const statisticsSchema = z.object({
  share: z.string().optional(),
  ugcPost: z.string().optional(),
  totalShareStatistics: z.object({
    impressionCount: count,
    uniqueImpressionsCount: count,
    likeCount: count,
    commentCount: count,
    shareCount: count,
    clickCount: count,
  }),
})

export async function measure(published: readonly Published[], ctx: Context): Promise<readonly Measured[]> {
  const told = isPage(ctx.credentials) ? await ofPage(published, ctx) : new Map<string, Values>()
  // What is told already comes home first, whatever happens to the others.
  const inOrder = [...published].sort((a, b) => Number(told.has(b.remoteId)) - Number(told.has(a.remoteId)))
  return oneByOne(inOrder, async ({ remoteId }) => ({
    remoteId,
    values: told.get(remoteId) ?? (isPage(ctx.credentials) ? await ofSilent(remoteId, ctx) : await ofMember(remoteId, ctx)),
  }))
}

async function ofPage(published: readonly Published[], ctx: Context): Promise<Map<string, Values>> {
  const lists = (['share', 'ugcPost'] as const).map((type) => {
    const urns = published.map(({ remoteId }) => remoteId).filter((urn) => urn.startsWith(`urn:li:${type}:`))
    return urns.length > 0 ? `&${type}s=List(${urns.map(restli).join(',')})` : ''
  })
  // Without a list these would be the numbers of the whole page.
  if (lists.join('') === '') return new Map()
  const query = `q=organizationalEntity&organizationalEntity=${restli(ctx.credentials.author)}${lists.join('')}`
  const { body } = await ctx.http.request('GET', rest(ctx, `organizationalEntityShareStatistics?${query}`), {
    headers: versioned(ctx.credentials),
    answer: pageOf(statisticsSchema),
    explain,
  })
  return new Map(body.elements.map(({ share, ugcPost, totalShareStatistics }) => [share ?? ugcPost ?? '', valuesOf(totalShareStatistics)]))
}

const valuesOf = (told: z.infer<typeof statisticsSchema>['totalShareStatistics']): Values =>
  numbers({
    impressions: told.impressionCount,
    reach: told.uniqueImpressionsCount,
    reactions: told.likeCount,
    comments: told.commentCount,
    shares: told.shareCount,
    clicks: told.clickCount,
  })

const numbers = (values: { readonly [metric in Metric]?: number | undefined }): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** A post without activity in twelve months is missing in the numbers: that is neither zero nor gone. */
async function ofSilent(urn: string, ctx: Context): Promise<Measured['values']> {
  if (urn.startsWith('urn:li:comment:')) return {}
  const { status } = await ctx.http.request('GET', rest(ctx, `posts/${restli(urn)}`), {
    headers: versioned(ctx.credentials),
    answer: z.unknown(),
    accept: [403, 404],
    explain,
  })
  return status === 404 ? 'gone' : {}
}

const memberMetrics = {
  IMPRESSION: 'impressions',
  MEMBERS_REACHED: 'reach',
  REACTION: 'reactions',
  COMMENT: 'comments',
  RESHARE: 'shares',
} as const satisfies { readonly [name: string]: Metric }

const memberSchema = pageOf(z.object({ count }))

/** One metric a call. Where the numbers were not permitted, nothing is told. */
async function ofMember(urn: string, ctx: Context): Promise<Values> {
  const type = /^urn:li:(share|ugcPost):/.exec(urn)?.[1]
  if (!ctx.credentials.numbers || !type) return {}
  const entity = `(${type === 'share' ? 'share' : 'ugc'}:${restli(urn)})`
  const values: { [metric in Metric]?: number | undefined } = {}
  for (const [queryType, metric] of Object.entries(memberMetrics)) {
    const query = `q=entity&entity=${entity}&queryType=${queryType}&aggregation=TOTAL`
    const { body } = await ctx.http.request('GET', rest(ctx, `memberCreatorPostAnalytics?${query}`), {
      headers: versioned(ctx.credentials),
      answer: memberSchema,
      explain,
    })
    values[metric] = body.elements[0]?.count
  }
  return numbers(values)
}

/**
 * Followers of a page, by `rw_organization_admin`. Of a member nothing: that takes a permission that is not asked for.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api, read 2026-11-30.
 */
export async function measureAccount(ctx: Context) {
  if (!isPage(ctx.credentials)) return {}
  const path = `networkSizes/${restli(ctx.credentials.author)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`
  const answer = z.object({ firstDegreeSize: count })
  const { body } = await ctx.http.request('GET', rest(ctx, path), { headers: versioned(ctx.credentials), answer, explain })
  return toldOf({ followers: body.firstDegreeSize })
}
