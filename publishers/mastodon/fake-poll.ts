/** Polls, by app/validators/poll_options_validator.rb and poll_expiration_validator.rb of Mastodon 4.3. */
import type { Poll } from '../../src/core/story.ts'
import { escapeHtml } from '../testing/fake-server.ts'
import { refuse } from './fake-refusal.ts'

/** As `configuration.polls` tells them; times in seconds, a month being a twelfth of a year. */
export const pollLimits = { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

export function judgePoll({ options, expires_in: seconds }: { readonly options: readonly string[]; readonly expires_in: number }): void {
  if (options.length < 2) refuse(422, 'Validation failed: must have more than one item')
  if (options.length > pollLimits.max_options) refuse(422, `Validation failed: can't contain more than ${pollLimits.max_options} items`)
  if (options.some((option) => option.trim() === '')) refuse(422, "Validation failed: Options can't be blank")
  if (options.some((option) => [...graphemes.segment(option)].length > pollLimits.max_characters_per_option))
    refuse(422, `Validation failed: can't be longer than ${pollLimits.max_characters_per_option} characters each`)
  if (new Set(options).size < options.length) refuse(422, 'Validation failed: contain duplicate items')
  if (seconds > pollLimits.max_expiration) refuse(422, 'Validation failed: is too far into the future')
  if (seconds < pollLimits.min_expiration) refuse(422, 'Validation failed: is too soon')
}

export const pollJson = ({ options, multiple }: Poll) => ({
  id: '1',
  expired: false,
  multiple,
  votes_count: 0,
  options: options.map((title) => ({ title, votes_count: 0 })),
  emojis: [],
})

export const pollHtml = (poll: Poll | null): string =>
  poll ? `<ul>${poll.options.map((option) => `<li>${escapeHtml(option)}</li>`).join('')}</ul>` : ''
