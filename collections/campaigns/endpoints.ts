import type { CampaignOverview } from '../../src/core/campaigns.ts'
import { campaignOverview } from '../../src/campaigns/overview.payload.ts'
import { hub } from '../../src/hub.ts'
import { endpoint, mustSee } from '../endpoint.ts'

export const campaignEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/overview',
    handle: async ({ req, id }): Promise<CampaignOverview> =>
      campaignOverview(req.payload, id, await mustSee(req, 'campaigns', id), await hub(req.payload).ledger.now()),
  }),
]
