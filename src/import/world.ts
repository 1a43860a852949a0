/** What of the hub an import may refer to. */
export interface ImportWorld {
  readonly brand: { readonly id: string; readonly timeZone: string; readonly languages: readonly string[] }
  /** Of the brand. */
  readonly channels: readonly {
    readonly id: string
    readonly name: string
    readonly platform: string
    readonly handle: string | null
  }[]
  /** Of the brand. */
  readonly campaigns: readonly { readonly id: string; readonly name: string }[]
  /** Names in every language. */
  readonly topics: readonly { readonly id: string; readonly names: readonly string[] }[]
  /** Pictures of the library: ids by file name in lower case. */
  readonly pictures: ReadonlyMap<string, string>
  readonly now: Date
}

export const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

type Found = ImportWorld['channels'][number]

/** By name or handle; by its platform where the brand has one channel there. `null`: none, or more than one. */
export function findChannel({ channels }: ImportWorld, written: string): Found | null {
  const wanted = written.trim().replace(/^@/, '')
  const one = (found: readonly Found[]) => (found.length === 1 ? found[0]! : null)
  return (
    one(channels.filter(({ name, id }) => sameName(name, written) || id === wanted)) ??
    one(channels.filter(({ handle }) => handle !== null && sameName(handle.replace(/^@/, ''), wanted))) ??
    one(channels.filter(({ platform }) => sameName(platform, written)))
  )
}

export const findTopic = ({ topics }: ImportWorld, name: string): string | null =>
  topics.find(({ names }) => names.some((known) => sameName(known, name)))?.id ?? null
