import { RegisterPushDeviceDocument, UnregisterPushDeviceDocument } from '@bunri/client/operations'
import { client } from '../graph/client.ts'

export const hasPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** The subscription of this browser; null if it has none. */
export async function currentPush(): Promise<PushSubscription | null> {
  if (!hasPush()) return null
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ?? null
}

/** Asks for permission, subscribes this browser and registers it with the graph. Returns why it failed; null if it didn't. */
export async function startPush(publicKey: string, name: string): Promise<'denied' | 'failed' | null> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  try {
    const worker = await navigator.serviceWorker.ready
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
    const input = { transport: 'WEB_PUSH' as const, token: JSON.stringify(subscription), name }
    const { data } = await client.mutate({
      mutation: RegisterPushDeviceDocument,
      variables: { input },
      refetchQueries: ['NotificationPreferences'],
    })
    const device = data?.registerPushDevice?.pushDevice
    if (device) {
      rememberDevice(device.id)
      return null
    }
    await subscription.unsubscribe()
  } catch {
    // The browser can't reach its push service, or the key isn't one.
  }
  return 'failed'
}

/** Ends the subscription of this browser: after a sign-out, the messages of the person before must not appear here. */
export async function stopPush(): Promise<void> {
  const pushDeviceId = rememberedDevice()
  rememberDevice(null)
  const subscription = await currentPush().catch(() => null)
  // Without it, the service that delivers says that the device is gone, and the graph forgets it.
  await subscription?.unsubscribe().catch(() => {})
  if (pushDeviceId) await removeDevice(pushDeviceId).catch(() => {})
}

export const removeDevice = (pushDeviceId: string) =>
  client.mutate({
    mutation: UnregisterPushDeviceDocument,
    variables: { input: { pushDeviceId } },
    refetchQueries: ['NotificationPreferences'],
  })

const storedAs = 'bunri-push-device'
export const rememberedDevice = (): string | null => localStorage.getItem(storedAs)
const rememberDevice = (id: string | null): void =>
  id ? localStorage.setItem(storedAs, id) : localStorage.removeItem(storedAs)
