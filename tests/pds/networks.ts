/** The AT Protocol's own servers, as its authors run them in their tests. What is needed of them is written down here: the hub's types know none of it. */
import { createRequire } from 'node:module'
import pg from 'pg'

interface Network {
  readonly pds: { readonly url: string }
  /** Until every server has read what the others wrote. */
  processAll(): Promise<void>
  close(): Promise<void>
}
interface Options {
  readonly pds: { readonly blobUploadLimit: number; readonly hostname?: string }
}
interface DevEnv {
  readonly TestNetworkNoAppView: { create(options: Options): Promise<Network & { readonly plc: { readonly url: string } }> }
  readonly TestNetwork: { create(options: Options & { dbPostgresUrl: string; dbPostgresSchema: string }): Promise<Network> }
}

const devEnv = () => createRequire(new URL('servers/', import.meta.url))('@atproto/dev-env') as DevEnv

/** As bsky.social sets it. */
export const blobUploadLimit = 52_428_800
/** What dev-env signs its sessions with. */
export const sessionSecret = 'jwt-secret'
export const adminPassword = 'admin-pass'

/**
 * A directory of accounts (PLC) and a server with accounts (PDS). Numbers and notifications, nobody tells there.
 * @param hostname what the server calls itself, by https: it is reached elsewhere
 */
export const openServer = (hostname?: string) =>
  devEnv().TestNetworkNoAppView.create({ pds: { blobUploadLimit, ...(hostname && { hostname }) } })

/** The same with the service that reads all servers and counts (AppView), in a database of its own that is gone when it is closed. */
export async function openNetwork(postgres: string, redis: string): Promise<Network> {
  process.env.REDIS_HOST = new URL(redis).host
  const name = `funkhaus_pds_${process.pid}`
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: postgres })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await administer(`CREATE DATABASE ${name}`)
  const dbPostgresUrl = new URL(`/${name}`, postgres).href
  const network = await devEnv().TestNetwork.create({ dbPostgresUrl, dbPostgresSchema: 'tried', pds: { blobUploadLimit } })
  return {
    pds: network.pds,
    processAll: () => network.processAll(),
    async close() {
      await network.close()
      await administer(`DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
