import { describe, expect, it } from 'vitest'
import { checkEnv } from './check-env.ts'

const secrets = { SECRET: 'a'.repeat(40), CREDENTIAL_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` }

describe('check-env', () => {
  it('prints what the hub will use, and no secret', () => {
    const { text, usable } = checkEnv({ ...secrets, SMTP_URL: 'smtp://me:hush@mail.example', PORT: '4000' })
    expect(usable).toBe(true)
    expect(text).toContain('PORT=4000')
    expect(text).toContain('SECRET=(set)')
    expect(text).toContain('REDIS_URL=(not set)')
    for (const secret of [...Object.values(secrets), 'hush']) expect(text).not.toContain(secret)
  })
  it.each([
    ['postgres://hub:p%40ss@db:5432/hub', 'postgres://hub:***@db:5432/hub'],
    ['mongodb://hub:p:s@a,b/hub?replicaSet=rs0', 'mongodb://hub:***@a,b/hub?replicaSet=rs0'],
    ['postgres://hub:p@ss@db/hub', 'postgres://hub:***@db/hub'],
    ['postgres://db:5432/hub', 'postgres://db:5432/hub'],
  ])('hides the password in %s', (DATABASE_URL, shown) => {
    expect(checkEnv({ ...secrets, DATABASE_URL }).text.split('\n')).toContain(`DATABASE_URL=${shown}`)
  })
  it('says what is wrong with each setting, and repeats no secret', () => {
    const { text, usable } = checkEnv({ PORT: 'many', SECRET: 'too short' })
    expect(usable).toBe(false)
    expect(text).toMatch(/^PORT /m)
    expect(text).toMatch(/^SECRET /m)
    expect(text).not.toContain('too short')
  })
})
