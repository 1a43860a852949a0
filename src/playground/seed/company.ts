/** Whom the playground is about. */
import type { Role } from '../../core/roles.ts'

export const company = { name: 'Nordlicht Energie', slug: 'nordlicht', timeZone: 'Europe/Berlin' } as const

/** Known to everybody who reads the first page: a database with these people is never used in earnest. */
export const password = 'playground'

export interface SeedPerson {
  readonly email: string
  readonly name: string
  readonly role: Role
}

const person = (account: string, name: string, role: Role): SeedPerson => ({ email: `${account}@playground.example`, name, role })

/** The administrator comes first: the first person of a hub is one anyway. */
export const people = [
  person('administrator', 'Ines Falk', 'administrator'),
  person('editor', 'Lena Brandt', 'editor'),
  person('editor2', 'Jonas Petersen', 'editor'),
  person('approver', 'Miriam Vogt', 'approver'),
  person('channels', 'Tarek Aziz', 'channel-manager'),
  person('community', 'Sofia Lindner', 'community-manager'),
  person('analyst', 'Paul Weber', 'analyst'),
] as const
