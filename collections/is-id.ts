import type { Payload } from 'payload'

/**
 * Whether this can be a document's id: an ObjectId on MongoDB, a UUID elsewhere. Anything else is not even asked for:
 * PostgreSQL answers it with an error.
 */
export const isId = (payload: Payload, value: unknown): value is string =>
  typeof value === 'string' &&
  (payload.db.name === 'mongoose' ? /^[0-9a-f]{24}$/i : /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i).test(value)
