/** An image server that people run on their own machine, at the address that it has unless they changed it. */
export interface LocalServer {
  readonly name: string
  readonly origin: string
}

/**
 * The local servers that the plugin may call; the manifest lists the same origins, and Figma blocks all others.
 *
 * Figma takes no IP addresses there: 127.0.0.1 has to be written as `localhost`.
 */
export const localServers: readonly LocalServer[] = [
  { name: 'AUTOMATIC1111, Forge or SD.Next', origin: 'http://localhost:7860' },
  { name: 'stable-diffusion.cpp', origin: 'http://localhost:1234' },
  { name: 'ComfyUI', origin: 'http://localhost:8188' },
  { name: 'SwarmUI', origin: 'http://localhost:7801' },
  { name: 'LocalAI', origin: 'http://localhost:8080' },
]
