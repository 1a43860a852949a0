/**
 * Whether this can be a document's id: a UUID on SQL, an ObjectId on MongoDB. Anything else is not even asked for: PostgreSQL
 * answers it with an error.
 */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24})$/i.test(value)
