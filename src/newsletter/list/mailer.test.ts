import { describe, expect, it } from 'vitest'
import { explainMailError } from './mailer.ts'

/** As nodemailer throws. */
const thrown = (fields: object) => Object.assign(new Error('535 pa55word refused'), fields)

describe('why a mail was not sent', () => {
  it.each([
    [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'recipient', 'to this address'],
    [{ code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'later', 'answer 450'],
    [{ code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, 'server', 'this sender'],
    [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'server', 'name and password'],
    [{ code: 'EDNS' }, 'server', 'no mail server of that name'],
    [{ code: 'ESOCKET' }, 'server', 'cannot be reached'],
    [{ code: 'ETIMEDOUT' }, 'server', 'does not answer'],
    [{ code: 'EPROTOCOL', responseCode: 421 }, 'server', 'answer 421'],
    [{ code: 'EMESSAGE', responseCode: 554 }, 'recipient', 'answer 554'],
    [{}, 'server', 'could not be sent'],
  ])('is told by its code %j', (fields, concerns, words) => {
    const failure = explainMailError(thrown(fields))
    expect(failure.concerns).toBe(concerns)
    expect(failure.said.en).toContain(words)
    expect(JSON.stringify(failure)).not.toContain('pa55word')
  })
})
