/** Whether an address is the one redirect address of a provider, on this machine and at any port. */
export const isOurCallback = (name: string) => (uri: string) =>
  new RegExp(`^http://(localhost|127\\.0\\.0\\.1):\\d+/oauth/${name}/callback$`).test(uri)
