/** Whether this browser can use a passkey here: a site whose address is an IP address has none (WebAuthn, "relying party identifier"). */
export const canUsePasskeys = 'credentials' in navigator && !/^[\d.]+$|^\[/.test(location.hostname)
