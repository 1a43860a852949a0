import { NotFound, ValidationError, type AfterErrorHook } from 'payload'
import { sentence } from './sentence.ts'

interface Said {
  readonly de: string
  readonly en: string
}

/** What the databases say of a value that they cannot take: SQLSTATE classes 22 (data) and 23503 (reference), and the driver of SQLite. */
const badValues = /^(22[0-9A-Z]{3}|23503|SQLITE_CONSTRAINT_FOREIGNKEY|SQLITE_MISMATCH)$/
/** Of busboy, which gives its errors no code. */
const brokenForm = /^(Unexpected end of form|Malformed part header|Malformed urlencoded form)$/

const said = {
  notThere: { de: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.', en: 'There is no such document, or you may not see it.' },
  badValue: {
    de: 'Ein Wert passt nicht: eine Zahl, ein Zeitpunkt oder etwas, das es nicht mehr gibt. Prüfen Sie die Angaben.',
    en: 'A value does not fit: a number, a time, or something that does not exist any more. Check what you sent.',
  },
  brokenForm: {
    de: 'Das Formular kam nicht vollständig an. Laden Sie die Datei noch einmal hoch.',
    en: 'The form did not arrive complete. Upload the file again.',
  },
  noJson: { de: 'Die Angaben im Formular sind kein JSON.', en: 'The data in the form is not JSON.' },
} as const satisfies Record<string, Said>

function isBadValue(error: unknown): boolean {
  if (error instanceof RangeError) return error.message === 'Invalid time value'
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    const { code, extendedCode, params, cause } = at as { code?: unknown; extendedCode?: unknown; params?: unknown; cause?: unknown }
    // The driver of SQLite says so of an argument that it has no type for: what was no date, for example.
    if (params !== undefined && cause instanceof TypeError) return true
    if ([code, extendedCode].some((one) => typeof one === 'string' && badValues.test(one))) return true
    at = cause
  }
  return false
}

function meant(error: Error): readonly [status: number, said: Said] | null {
  if (error instanceof NotFound) return [404, said.notThere]
  if (error instanceof SyntaxError) return [400, said.noJson]
  if (brokenForm.test(error.message)) return [400, said.brokenForm]
  return isBadValue(error) ? [400, said.badValue] : null
}

/**
 * The last word on errors of Payload's own endpoints: a sentence where Payload has a title or says only which field is meant,
 * and no "Something went wrong" for what a person can mend.
 */
export const sayWhatIsWrong: AfterErrorHook = ({ error, req, result }) => {
  const [first] = error instanceof ValidationError ? error.data.errors : []
  if (first && result) {
    const label = typeof first.label === 'string' ? first.label : first.path
    return { response: { ...result, errors: [{ ...result.errors[0], message: `${label}: ${first.message}` }] } }
  }
  const known = meant(error)
  return known ? { status: known[0], response: { errors: [{ message: sentence({ req }, known[1]) }] } } : undefined
}
