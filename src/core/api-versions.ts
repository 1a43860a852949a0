/** When the version of a platform's API that we speak ends. */
const dayMs = 24 * 60 * 60_000
/** So long before, people are warned: time for an update of the hub. */
const warnedDays = 60

/** Days until then, counted from the last day on which it still answers; negative once it is over. `null`: it does not end, or not soon. */
export function versionEndsInDays({ apiVersion }: { readonly apiVersion?: { readonly endsOn: string | null } }, now: Date): number | null {
  if (!apiVersion?.endsOn) return null
  const days = Math.floor((Date.parse(`${apiVersion.endsOn}T23:59:59Z`) - now.getTime()) / dayMs)
  return days < warnedDays ? days : null
}
