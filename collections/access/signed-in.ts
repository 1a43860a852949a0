import { person } from './has-role.ts'

/** Anybody who is signed in. */
export const signedIn = ({ req }: { req: { user?: unknown } }): boolean => person(req.user) !== null
