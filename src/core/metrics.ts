/** Our vocabulary of engagement numbers. A platform's own names stay in its folder. */
export const metrics = ['impressions', 'reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks'] as const
export type Metric = (typeof metrics)[number]
