import { describe, expect, it } from 'vitest'
import { mailOfRights, rightsNews } from './rights-telling.ts'

const days = { licence: '2027-01-31', consent: null }
const stages = (told: string, today: string) => rightsNews(days, told, today).news.map(({ stage }) => stage)

describe('rights that end', () => {
  it.each([
    ['2026-12-31', []],
    ['2027-01-01', ['soon']],
    ['2027-01-30', ['soon']],
    ['2027-01-31', ['last-day']],
    ['2027-02-07', ['last-day']],
    ['2027-02-08', []],
  ])('are told on %s: %o', (today, expected) => expect(stages('', today)).toEqual(expected))

  it('are told once at each stage, and again when the day is another', () => {
    const { told } = rightsNews(days, '', '2027-01-01')
    expect(stages(told, '2027-01-02')).toEqual([])
    expect(stages(told, '2027-01-31')).toEqual(['last-day'])
    expect(rightsNews({ ...days, licence: '2027-01-30' }, told, '2027-01-02').news).toHaveLength(1)
    const both = rightsNews({ ...days, consent: '2027-01-20' }, told, '2027-01-02')
    expect(both.news).toMatchObject([{ right: 'consent' }])
    expect(rightsNews({ ...days, consent: '2027-01-20' }, both.told, '2027-01-03').news).toEqual([])
  })

  it('are told in both languages, with where it is used', () => {
    const { news } = rightsNews(days, '', '2027-01-01')
    const mail = mailOfRights(news, 'kran.jpg', ['Eins', 'Zwei'], 'https://hub.example/admin/collections/media/1')
    expect(mail.subject).toBe('kran.jpg: Rechte enden bald / rights end soon')
    expect(mail.text).toContain('Die Lizenz endet am 31. Januar 2027. Benutzt in: Eins, Zwei.')
    expect(mail.text).toContain('The licence ends on 31 January 2027. Used in: Eins, Zwei.')
    expect(mailOfRights(news, 'kran.jpg', ['1', '2', '3', '4', '5', '6'], '').text).toContain('5, und 1 mehr')
  })
})
