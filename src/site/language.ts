import type { Request } from 'express'
import type { Language } from '../core/story.ts'

/** The visitor's language, as the browser tells it; English for all that we do not speak. */
export const languageOf = (req: Request): Language => (req.acceptsLanguages('en', 'de') === 'de' ? 'de' : 'en')
