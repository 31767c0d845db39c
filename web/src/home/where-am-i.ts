const timeoutMs = 10_000

/** Where this device is. Null if it doesn't know, or the person doesn't want to say. */
export const whereAmI = (): Promise<{ latitude: number; longitude: number } | null> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: timeoutMs, maximumAge: 60_000 },
    )
  })
