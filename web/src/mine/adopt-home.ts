import { SetHomeDocument, ViewerDocument } from '@bunri/client/operations'
import { afterFreshStart, client } from '../graph/client.ts'
import { currentHome, setHome } from '../home/home.ts'

/** After a sign-in, the home of the account is that of this device; an account without one gets the device's. */
export async function adoptHome(): Promise<void> {
  await afterFreshStart()
  const { data } = await client.query({ query: ViewerDocument })
  const viewer = data?.viewer
  if (!viewer) return
  if (viewer.homeRegion) return setHome({ regionId: viewer.homeRegion.id, dwelling: viewer.dwelling })
  const { regionId, dwelling } = currentHome()
  if (regionId) await client.mutate({ mutation: SetHomeDocument, variables: { input: { regionId, dwelling } } })
}
