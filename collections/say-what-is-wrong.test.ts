import mongoose from 'mongoose'
import type { AfterErrorHookArgs } from 'payload'
import { expect, it } from 'vitest'
import { Problem } from '../src/core/problem.ts'
import { sayWhatIsWrong } from './say-what-is-wrong.ts'

const said = async (error: Error) =>
  (await sayWhatIsWrong({ error, req: { i18n: { language: 'en' } } } as unknown as AfterErrorHookArgs))?.status

it('tells who was overtaken by another save, whichever the database', async () => {
  const conflict = new mongoose.mongo.MongoServerError({ message: 'WriteConflict', code: 112 })
  const serialization = Object.assign(new Error('could not serialize access'), { code: '40001' })
  expect(await said(conflict)).toBe(409)
  expect(await said(new Error('Failed query', { cause: serialization }))).toBe(409)
})

it('tells what MongoDB cannot take as a value', async () => {
  const cast = new mongoose.Error.CastError('ObjectId', 'x', '_id')
  expect(await said(cast)).toBe(400)
  const invalid = new mongoose.Error.ValidationError()
  invalid.addError('brand', cast)
  expect(await said(invalid)).toBe(400)
  expect(await said(new Error("Can't use $near with String."))).toBe(400)
})

it('leaves to Payload what nobody can mend', async () => {
  expect(await said(new Error('The disk is gone.'))).toBeUndefined()
})

it('tells a refusal of ours in the language of the person, as Payload has answered it otherwise', async () => {
  const refusal = new Problem(409, 'over', { de: 'Das ist vorbei.', en: 'That is over.' })
  const answered = async (language: string, message: string) =>
    (
      await sayWhatIsWrong({
        ...{ error: refusal, req: { i18n: { language } } },
        ...{ result: { errors: [{ message, data: { kept: true } }] } },
      } as unknown as AfterErrorHookArgs)
    )?.response
  expect(await answered('de', 'That is over.')).toEqual({ errors: [{ message: 'Das ist vorbei.', data: { kept: true } }] })
  expect(await answered('en', 'That is over.')).toEqual({ errors: [{ message: 'That is over.', data: { kept: true } }] })
  expect(await answered('de', 'Something went wrong.')).toBeUndefined()
})
