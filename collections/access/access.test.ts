import { describe, expect, it } from 'vitest'
import { hasRole } from './has-role.ts'
import { nobody } from './nobody.ts'
import { only } from './only.ts'
import { signedIn } from './signed-in.ts'
import { trashOnly } from './trash-only.ts'

const asked = (user: unknown) => ({ req: { user } })
const editor = { id: '1', roles: ['editor'] }
const administrator = { id: '2', roles: ['administrator'] }

describe('access rules', () => {
  it('knows roles, and that administrators have all of them', () => {
    expect(hasRole(editor, 'editor')).toBe(true)
    expect(hasRole(editor, 'approver')).toBe(false)
    expect(hasRole(administrator, 'approver')).toBe(true)
    expect(hasRole(null, 'editor')).toBe(false)
    expect(hasRole({ id: '3' }, 'editor')).toBe(false)
  })
  it('tells signed-in people from others', () => {
    expect(signedIn(asked(editor))).toBe(true)
    expect(signedIn(asked(null))).toBe(false)
  })
  it('lets nobody in where nobody may', () => {
    expect(nobody()).toBe(false)
  })
  it('lets only the named roles in', () => {
    expect(only('channel-manager')(asked(editor))).toBe(false)
    expect(only('channel-manager', 'editor')(asked(editor))).toBe(true)
    expect(only()(asked(administrator))).toBe(true)
  })
  it('lets documents go to the trash, but never away for ever', () => {
    expect(trashOnly('editor')({ ...asked(editor), data: { deletedAt: '2026-11-22' } })).toBe(true)
    expect(trashOnly('approver')({ ...asked(editor), data: { deletedAt: '2026-11-22' } })).toBe(false)
    expect(trashOnly('editor')({ ...asked(administrator), data: undefined })).toBe(false)
    expect(trashOnly('editor')({ ...asked(editor), data: { deletedAt: null } })).toBe(false)
  })
})
