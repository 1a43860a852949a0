/** Whose campaign parameters these are: those that the brand's naming scheme writes for one of its posts, campaigns or channels. */
import type { LinkNaming } from '../core/own-media.ts'
import { languages, type Language } from '../core/story.ts'
import { print, slugged, utmOf } from '../links/naming.ts'

export interface Utm {
  readonly source?: string | undefined
  readonly medium?: string | undefined
  readonly campaign?: string | undefined
  readonly content?: string | undefined
}
type Parameter = keyof LinkNaming
const parameters = ['source', 'medium', 'campaign', 'content'] as const satisfies readonly Parameter[]

/** What a brand has links to and from. */
export interface Named {
  readonly posts: readonly {
    readonly id: string
    readonly campaign: string | null
    readonly slugs: { readonly [language in Language]?: string }
  }[]
  readonly campaigns: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string; readonly platform: string }[]
}

/** `null`: none, or none that could be told from others. */
export interface Attributed {
  readonly post: string | null
  readonly channel: string | null
  readonly campaign: string | null
}
export const nothing: Attributed = { post: null, channel: null, campaign: null }

/** The slugs that the parameters may hold: each run of whole words. Fewer posts than that have one of them. */
export function slugsIn(utm: Utm, naming: LinkNaming): readonly string[] {
  const slugs = new Set<string>()
  for (const parameter of parameters) {
    const words = naming[parameter].includes('{post}') ? (utm[parameter]?.toLowerCase().split(/([-_.])/) ?? []) : []
    for (let from = 0; from < words.length; from += 2)
      for (let to = from + 1; to <= words.length; to += 2) slugs.add(words.slice(from, to).join(''))
  }
  slugs.delete('')
  return [...slugs]
}

interface Candidate extends Attributed {
  /** As the scheme writes them. */
  readonly written: ReadonlyMap<string, string>
}

/**
 * A post is told by utm_campaign and utm_content, a campaign by utm_campaign, and the channel by all that is told. What fits two of them
 * is neither.
 */
export function byUtm(utm: Utm, naming: LinkNaming, { posts, campaigns, channels }: Named): Attributed {
  const names = (placeholder: string, among: readonly Parameter[]) =>
    among.some((parameter) => utm[parameter] !== undefined && naming[parameter].includes(placeholder))
  const fits = (of: readonly Parameter[]) => (candidate: Candidate) =>
    of.every(
      (parameter) => utm[parameter] === undefined || utm[parameter].toLowerCase() === (candidate.written.get(`utm_${parameter}`) ?? ''),
    )
  const places = [...channels, { id: '', name: print, platform: print }]
  const candidates = (post: Named['posts'][number] | null, campaign: Named['campaigns'][number] | null): Candidate[] =>
    places.flatMap(({ id, name, platform }) =>
      languages.map((language) => {
        const named = { platform, channel: name, campaign: campaign?.name ?? '', post: post?.slugs[language] ?? '', language }
        const written = new URLSearchParams(utmOf(id === '' ? { ...naming, medium: naming.medium && print } : naming, named))
        return { post: post?.id ?? null, campaign: campaign?.id ?? null, channel: id, written: new Map(written) }
      }),
    )
  const channelOf = (among: readonly Candidate[], of: readonly Parameter[]) =>
    (names('{platform}', of) || names('{channel}', of) ? only(among.filter(fits(of)).map(({ channel }) => channel)) : null) || null

  const ofPosts = names('{post}', ['campaign', 'content'])
    ? posts
        .flatMap((post) => candidates(post, campaigns.find(({ id }) => id === post.campaign) ?? null))
        .filter(fits(['campaign', 'content']))
    : []
  const post = only(ofPosts.map((one) => one.post))
  if (post !== null) return { post, campaign: ofPosts[0]?.campaign ?? null, channel: channelOf(ofPosts, parameters) }

  const known: readonly Parameter[] = parameters.filter((parameter) => !naming[parameter].includes('{post}'))
  const ofCampaigns =
    known.includes('campaign') && names('{campaign}', ['campaign'])
      ? campaigns
          .filter(({ name }) => mayName(utm.campaign ?? '', name))
          .flatMap((campaign) => candidates(null, campaign))
          .filter(fits(['campaign']))
      : []
  const campaign = only(ofCampaigns.map((one) => one.campaign))
  if (campaign !== null) return { post: null, campaign, channel: channelOf(ofCampaigns, known) }

  const place: readonly Parameter[] = ['source', 'medium']
  return { ...nothing, channel: channelOf(candidates(null, null), place) }
}

/** There are many campaigns: most are ruled out by a look. The end of a long name may be cut off. */
const mayName = (written: string, name: string): boolean => written.toLowerCase().includes(slugged(name).slice(0, 40))

/** The one that all of them are. */
function only<T>(all: readonly (T | null)[]): T | null {
  const different = new Set(all)
  return different.size === 1 ? ([...different][0] ?? null) : null
}
