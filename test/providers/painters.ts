import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { carryWithFetch } from '../../core/providers/openai/carry-with-fetch.ts'
import type { ProviderAccess } from '../../core/providers/provider-list.ts'
import { startFalServer } from '../support/servers/fal-server.ts'
import { startGeminiServer } from '../support/servers/gemini-server.ts'
import type { PainterOptions, PaintServer } from '../support/servers/open-painter.ts'
import { startOpenaiServer } from '../support/servers/openai-server.ts'
import { startSdCppServer } from '../support/servers/sd-cpp-server.ts'
import { startSdapiServer } from '../support/servers/sdapi-server.ts'

/** One painter as a user sets it up, with the server that stands for its service. */
export interface Painter {
  /** For the names of tests. */
  readonly name: string
  /** Of the provider. */
  readonly id: string
  readonly model: string | null
  readonly key: string
  readonly start: (options: PainterOptions) => Promise<PaintServer>
  /** The origins that the server stands for. */
  readonly origins: readonly string[]
  readonly access?: Partial<ProviderAccess>
  /** Whether the server is shown where to paint. */
  readonly isMasked: boolean
  /** Whether its calls cost money. */
  readonly isPaid: boolean
}

const openaiOrigins = ['https://api.openai.com']

/** Everyone who paints over the network. */
export const painters = {
  openai: {
    ...{ name: 'OpenAI by its client', id: 'openai', model: 'gpt-image-2.5-flare' },
    ...{ key: 'sk-proj-Xq7_planted-KEY+3f9/Zt', isMasked: true, isPaid: true },
    start: startOpenaiServer,
    origins: openaiOrigins,
    access: { openai: carryWithClient },
  },
  openaiByFetch: {
    ...{ name: 'OpenAI by fetch', id: 'openai', model: 'gpt-image-2' },
    ...{ key: 'sk-proj-Xq7_planted-KEY+3f9/Zt', isMasked: true, isPaid: true },
    start: startOpenaiServer,
    origins: openaiOrigins,
    access: { openai: carryWithFetch },
  },
  compatible: {
    ...{ name: 'stable-diffusion.cpp', id: 'openai-compatible', model: null },
    ...{ key: 'local-planted-KEY+3f9/Zt', isMasked: true, isPaid: false },
    start: startSdCppServer,
    origins: ['http://localhost:1234'],
  },
  img2img: {
    ...{ name: 'AUTOMATIC1111', id: 'img2img', model: null },
    ...{ key: 'painter:planted-PASS+3f9/Zt', isMasked: true, isPaid: false },
    start: startSdapiServer,
    origins: ['http://localhost:7860'],
  },
  falFill: {
    ...{ name: 'fal with a mask', id: 'fal', model: 'fal-ai/flux-pro/v1/fill' },
    ...{ key: 'planted-1234:KEY+3f9/Zt', isMasked: true, isPaid: true },
    start: startFalServer,
    origins: ['https://queue.fal.run', 'https://v3.fal.media'],
  },
  falFlux: {
    ...{ name: 'fal by words', id: 'fal', model: 'fal-ai/flux-2-pro/edit' },
    ...{ key: 'planted-1234:KEY+3f9/Zt', isMasked: false, isPaid: true },
    start: startFalServer,
    origins: ['https://queue.fal.run', 'https://v3.fal.media'],
  },
  gemini: {
    ...{ name: 'Gemini', id: 'gemini', model: null },
    ...{ key: 'AIza-planted-KEY_3f9-Zt', isMasked: false, isPaid: true },
    start: startGeminiServer,
    origins: ['https://generativelanguage.googleapis.com'],
  },
} as const satisfies Readonly<Record<string, Painter>>

export type PainterId = keyof typeof painters
