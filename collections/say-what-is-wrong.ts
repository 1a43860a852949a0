import { NotFound, type AfterErrorHook } from 'payload'
import { sentence } from './sentence.ts'

/** What the databases say of a value that they cannot take: SQLSTATE classes 22 (data) and 23503 (reference), and the driver of SQLite. */
const isBadValue = (code: unknown) =>
  typeof code === 'string' && /^(22[0-9A-Z]{3}|23503|SQLITE_CONSTRAINT_FOREIGNKEY|SQLITE_MISMATCH)$/.test(code)

function causedByValue(error: unknown): boolean {
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const { code, extendedCode, cause } = at as { code?: unknown; extendedCode?: unknown; cause?: unknown }
    if (isBadValue(code) || isBadValue(extendedCode)) return true
    at = cause
  }
  return false
}

/** Last word on Payload's own endpoints: sentences where Payload has a title, and no "Something went wrong" for what a person can mend. */
export const sayWhatIsWrong: AfterErrorHook = ({ error, req }) => {
  if (error instanceof NotFound)
    return {
      status: 404,
      response: {
        errors: [
          {
            name: 'NotFound',
            message: sentence(
              { req },
              { de: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.', en: 'There is no such document, or you may not see it.' },
            ),
          },
        ],
      },
    }
  if (causedByValue(error))
    return {
      status: 400,
      response: {
        errors: [
          {
            name: 'BadValue',
            message: sentence(
              { req },
              {
                de: 'Ein Wert passt nicht: eine Zahl, ein Zeitpunkt oder etwas, das es nicht mehr gibt. Prüfen Sie die Angaben.',
                en: 'A value does not fit: a number, a time, or something that does not exist any more. Check what you sent.',
              },
            ),
          },
        ],
      },
    }
  return undefined
}
