import type { StarterProfile } from '../../core/answers.ts'

/** What is still empty in a brand's form and can be filled from its website. */
export interface Gaps {
  readonly name: string | null
  readonly languages: readonly string[] | null
  readonly colors: StarterProfile['colors']
}

/** @param valueOf The value of a field of the form; of an array, how many rows it has. */
export function gapsIn(profile: StarterProfile, valueOf: (path: string) => unknown): Gaps {
  const [name, languages, colors] = [valueOf('name'), valueOf('languages'), valueOf('colors')]
  const hasName = typeof name === 'string' && name.trim() !== ''
  const hasLanguages = Array.isArray(languages) && languages.length > 0
  return {
    name: hasName ? null : profile.name,
    languages: hasLanguages || !profile.language ? null : [profile.language],
    // Half a palette from here and half from there would be nobody's.
    colors: Number(colors) > 0 ? [] : profile.colors,
  }
}

/** How many fields would be filled. */
export const sizeOf = ({ name, languages, colors }: Gaps): number => Number(name !== null) + Number(languages !== null) + colors.length

/** The site behind the address of its posts, which holds {placeholders}. Empty: none can be told. */
export function siteOf(address: unknown): string {
  const plain = typeof address === 'string' ? address.replace(/\{\w+\}/g, 'x') : ''
  return URL.canParse(plain) ? new URL(plain).origin : ''
}
