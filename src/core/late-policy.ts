/**
 * What becomes of a delivery whose time has passed. `default`: up to 15 minutes it goes, up to six hours a person is asked, later
 * it is left out. `publish`: it goes however late. `hold` and `skip`: after 15 minutes a person is asked, or it is left out.
 */
export const latePolicies = ['default', 'publish', 'hold', 'skip'] as const
export type LatePolicy = (typeof latePolicies)[number]
