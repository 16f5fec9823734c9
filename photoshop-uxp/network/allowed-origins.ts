import { requiredPermissions } from '../manifest.json'

/** The origins that the manifest lets the plugin call; UXP blocks all others. */
export const allowedOrigins: readonly string[] = requiredPermissions.network.domains

/** Those of them that are on the user's own machine. */
export const localOrigins: readonly string[] = allowedOrigins.filter((origin) =>
  origin.startsWith('http://localhost:'),
)
