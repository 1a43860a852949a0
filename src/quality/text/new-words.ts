/** Right words that the word lists do not have yet: German by the Duden, English by Merriam-Webster (believed, 2026-11-29). Small letters. */
export const newWords: ReadonlySet<string> = new Set(
  `whitepaper whitepapers homeoffice influencerin influencerinnen vorständin vorständinnen livestream livestreams newsfeed newsfeeds hackathon
  hackathons barcamp barcamps explainer explainers onboarding offboarding webinar webinars podcast podcasts podcaster podcasterin fediverse
  fediversum mastodon bluesky peertube pixelfed carousel karussellpost reposten repostet geliked geteilt crowdfunding upcycling upcycelt
  gendern gegendert barrierearm e-paper makerspace makerspaces coworking`.split(/\s+/),
)
