const ownMachine = String.raw`localhost|[^/:@]*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]`
const ownNetwork = String.raw`[^/:@]*\.local|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}`
const machineAddress = new RegExp(`^https?://(?:${ownMachine})(?=[:/]|$)`, 'iu')
const networkAddress = new RegExp(`^https?://(?:${ownMachine}|${ownNetwork})(?=[:/]|$)`, 'iu')

/** Tells whether an address is on the machine that asks: nothing leaves it, and it is there without a network. */
export function isOwnMachine(url: string): boolean {
  return machineAddress.test(url)
}

/** Tells whether an address is on this machine or in its own network, so that its server is most likely the user's. */
export function isOwnNetwork(url: string): boolean {
  return networkAddress.test(url)
}
