/**
 * Did a write fail because a UNIQUE index has that value already? The three drivers and Payload each say it in their own way:
 * SQLSTATE 23505 (PostgreSQL), SQLITE_CONSTRAINT_UNIQUE (SQLite), 11000 (MongoDB), a ValidationError (Payload).
 */
export function isUniqueViolation(error: unknown): boolean {
  for (let e = error, depth = 0; e && typeof e === 'object' && depth < 6; depth++) {
    const { code, name, message, data } = e as {
      code?: unknown
      name?: string
      message?: string
      data?: { errors?: { message?: string }[] }
    }
    if (code === '23505' || code === 11000) return true
    if (typeof message === 'string' && /UNIQUE constraint failed|E11000/.test(message)) return true
    if (name === 'ValidationError' && data?.errors?.some((one) => /unique/i.test(one.message ?? ''))) return true
    e = (e as { cause?: unknown }).cause
  }
  return false
}
