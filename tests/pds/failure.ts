import { PublisherError } from '../../publishers/errors.ts'

/** The PublisherError that a call ends with; anything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<PublisherError> {
  const outcome = await call.then(
    (value) => new Error(`It did not fail, but gave ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  if (outcome instanceof PublisherError) return outcome
  throw outcome
}
