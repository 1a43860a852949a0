/** Stands where Payload says "Draft": where a post stands is said by its review, and every save is a draft. */
export function NoStatus() {
  return null
}
