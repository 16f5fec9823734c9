import type { ColorTag } from './image/color-tag.ts'
import type { Picture } from './image/picture.ts'

/** The current time, handed in so that tests decide it. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number
}

/** Waits for so many milliseconds, handed in so that tests need not; rejects with `cancelled` when the signal is aborted. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>

/** Gives a number from 0 to below 1 that nobody can foresee, handed in so that tests can. */
export type Random = () => number

/** Something that can be aborted, as `new AbortController()` is; handed in because not every host has that name. */
export interface Abort {
  readonly signal: AbortSignal
  abort(): void
}

/** Makes identifiers that never collide; handed in so that tests can foresee them. */
export type NewId = () => string

/** Small durable storage outside the document: bytes by key. Never for keys of providers. */
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  set(key: string, value: Uint8Array): Promise<void>
  delete(key: string): Promise<void>
  /** All keys that start with `prefix`, in no particular order. */
  keys(prefix: string): Promise<readonly string[]>
}

/** Where provider keys live: on this machine only, never in a document, record, recipe, log or error. */
export interface Secrets {
  get(provider: string): Promise<string | null>
  set(provider: string, key: string): Promise<void>
  delete(provider: string): Promise<void>
}

/** Converts pixels between a document's colour space and sRGB, at the picture's own depth. */
export interface ColorConverter {
  toSrgb(picture: Picture, from: ColorTag): Promise<Picture>
  fromSrgb(picture: Picture, to: ColorTag): Promise<Picture>
}

/** How far a refinement has come, for people. */
export interface Progress {
  readonly stage: 'reading' | 'sending' | 'painting' | 'settling' | 'placing'
  /** 0..1 within the stage, null when unknown. */
  readonly fraction: number | null
}

export type { DecodedPicture, DecodePicture } from './image/decoded-picture.ts'

/** Small texts that belong to the whole document, by name: they travel with it. */
export interface DocumentTexts {
  /** Null when there is none of that name. */
  read(name: string, options?: { readonly signal?: AbortSignal }): Promise<string | null>
  /**
   * Writes a text, or with null removes it. One undo step, save in tools whose Undo leaves what belongs to the document.
   *
   * @throws RefineError `too_large`, `host_busy`, `host_failed`.
   */
  write(
    name: string,
    text: string | null,
    options?: { readonly signal?: AbortSignal },
  ): Promise<void>
}
