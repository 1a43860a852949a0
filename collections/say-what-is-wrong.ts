import { NotFound, ValidationError, type AfterErrorHook } from 'payload'
import { Problem } from '../src/core/problem.ts'
import { languageOf, sentence } from './sentence.ts'

interface Said {
  readonly de: string
  readonly en: string
}

/** What the databases say of a value that they cannot take: SQLSTATE classes 22 (data) and 23503 (reference), and the driver of SQLite. */
const badValues = /^(22[0-9A-Z]{3}|23503|SQLITE_CONSTRAINT_FOREIGNKEY|SQLITE_MISMATCH)$/
/** Mongoose's, of a value that it cannot make one of a field's type, and of an operator that its type does not know. */
const badCasts = /^(CastError|BSONError)$/
const badOperator = /^Can't use \$\w+/
/** MongoDB undid a transaction because another one was faster, or labels what else undid it; SQLSTATE 40001 and 40P01 say the same of PostgreSQL's. */
const overtaken = new Set<unknown>([112, 251, '40001', '40P01'])
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
  overtaken: {
    de: 'Jemand hat im selben Augenblick gespeichert. Nichts wurde geändert; versuchen Sie es noch einmal.',
    en: 'Somebody else saved at the same moment. Nothing was changed; try again.',
  },
  noJson: { de: 'Die Angaben im Formular sind kein JSON.', en: 'The data in the form is not JSON.' },
} as const satisfies Record<string, Said>

/** The error, what caused it, and so on. */
function* causesOf(error: unknown): Generator<Partial<Error> & Readonly<Record<string, unknown>>> {
  for (let at = error, depth = 0; at && typeof at === 'object' && depth < 6; depth++) {
    yield at as Partial<Error> & Record<string, unknown>
    at = (at as Partial<Error>).cause
  }
}

const isBadCast = (error: unknown): boolean => badCasts.test((error as Partial<Error> | null)?.name ?? '')

function isBadValue(error: unknown): boolean {
  if (error instanceof RangeError) return error.message === 'Invalid time value'
  for (const at of causesOf(error)) {
    // The driver of SQLite says so of an argument that it has no type for: what was no date, for example.
    if (at.params !== undefined && at.cause instanceof TypeError) return true
    if ([at.code, at.extendedCode].some((one) => typeof one === 'string' && badValues.test(one))) return true
    // Mongoose's ValidationError names them by path.
    if (isBadCast(at) || badOperator.test(at.message ?? '') || Object.values(at.errors ?? {}).some(isBadCast)) return true
  }
  return false
}

const hasLabel = (at: object): boolean =>
  (at as { hasErrorLabel?(label: string): boolean }).hasErrorLabel?.('TransientTransactionError') ?? false
const isOvertaken = (error: unknown): boolean => [...causesOf(error)].some((at) => overtaken.has(at.code) || hasLabel(at))

function meant(error: Error): readonly [status: number, said: Said] | null {
  if (error instanceof NotFound) return [404, said.notThere]
  if (error instanceof SyntaxError) return [400, said.noJson]
  if (brokenForm.test(error.message)) return [400, said.brokenForm]
  if (isOvertaken(error)) return [409, said.overtaken]
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
  // Payload answers the English words, with the status. What it hides (a 500) stays hidden.
  if (error instanceof Problem && result?.errors[0]?.message === error.message)
    return { response: { ...result, errors: [{ ...result.errors[0], message: error.in(languageOf({ req })) }] } }
  const known = meant(error)
  return known ? { status: known[0], response: { errors: [{ message: sentence({ req }, known[1]) }] } } : undefined
}
