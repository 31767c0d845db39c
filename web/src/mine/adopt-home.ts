import { SetHomeDocument, ViewerDocument } from '@bunri/client/operations'
import { afterFreshStart, client } from '../graph/client.ts'
import { currentHome, setHome } from '../home/home.ts'
import { storeUnits } from '../i18n/units.ts'

/** After a sign-in, the home and the units of the account are those of this device; an account without a home gets the device's. */
export async function adoptHome(): Promise<void> {
  await afterFreshStart()
  const { data } = await client.query({ query: ViewerDocument })
  const viewer = data?.viewer
  if (!viewer) return
  storeUnits(viewer.unitSystem)
  if (viewer.homeRegion) return setHome({ regionId: viewer.homeRegion.id, dwelling: viewer.dwelling })
  const { regionId, dwelling } = currentHome()
  if (regionId) await client.mutate({ mutation: SetHomeDocument, variables: { input: { regionId, dwelling } } })
}
