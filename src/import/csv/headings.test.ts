import { describe, expect, it } from 'vitest'
import { guessColumns, saysState } from './headings.ts'

const channels = [{ id: 'c1', name: 'Acme Mastodon' }]
const guess = (...headings: readonly string[]) => guessColumns(headings, 'de', channels)

describe('guessing what columns are', () => {
  it('knows our fields in both languages', () => {
    expect(guess('Titel', 'title (en)', 'Anreißer', 'Teaser EN', 'Text (Markdown)', 'Veröffentlichungsdatum', 'Uhrzeit', 'Kanäle')).toEqual(
      ['title.de', 'title.en', 'teaser.de', 'teaser.en', 'body.de', 'publishAt', 'publishTime', 'channels'],
    )
  })
  it.each([
    [
      'Publer',
      ['Date', 'Text', 'Link(s)', 'Media URL(s)', 'Title', 'Label(s)', 'Alt text(s)', 'Comment(s)'],
      ['publishAt', 'teaser.de', 'link', 'pictures', 'title.de', 'topics', '', ''],
    ],
    ['Hootsuite', ['Date', 'Message', 'Link'], ['publishAt', 'teaser.de', 'link']],
    ['Buffer', ['Text', 'Image URL', 'Tags', 'Posting Time'], ['teaser.de', 'pictures', 'topics', 'publishAt']],
    ['Later', ['Caption', 'Scheduled Time', 'Profile', 'Media'], ['teaser.de', 'publishAt', 'channels', 'pictures']],
    ['SocialBee', ['postAtSpecificTime', 'content', 'link', 'imageUrls'], ['publishAt', 'teaser.de', 'link', 'pictures']],
  ])('knows the columns of %s', (_, headings, uses) => expect(guess(...headings)).toEqual(uses))
  it('guesses nothing twice, and nothing wild', () => {
    expect(guess('Titel', 'Headline', 'Wetter', '', '=cmd|x')).toEqual(['title.de', '', '', '', ''])
  })
  it('takes a channel’s name for what is said there', () => expect(guess('acme mastodon')).toEqual(['channelText:c1']))
  it('names what says where a post stands, and takes none of it', () => {
    expect(guess('Status', '_status', 'reviewState', 'approved')).toEqual(['state', 'state', 'state', 'state'])
    expect(['Freigabe', 'published', 'Titel'].map(saysState)).toEqual([true, true, false])
  })
})
