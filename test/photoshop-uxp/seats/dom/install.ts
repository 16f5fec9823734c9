import { ShimAbortController, ShimAbortSignal } from './abort.ts'
import { ShimBlob } from './blob.ts'
import { ShimDocument } from './document.ts'
import { ShimElement } from './element.ts'
import { ShimEvent, ShimEventTarget } from './event-target.ts'
import { ShimNode } from './node.ts'
import { createWebStorage } from './web-storage.ts'

/**
 * Puts into a bare realm what UXP documents and a panel may use, under UXP's names.
 *
 * Runs inside the realm, so that everything has its prototypes.
 */
Object.assign(globalThis, {
  window: globalThis,
  document: new ShimDocument(),
  Node: ShimNode,
  Element: ShimElement,
  HTMLElement: ShimElement,
  Document: ShimDocument,
  Event: ShimEvent,
  EventTarget: ShimEventTarget,
  AbortController: ShimAbortController,
  AbortSignal: ShimAbortSignal,
  Blob: ShimBlob,
  localStorage: createWebStorage(),
  sessionStorage: createWebStorage(),
  navigator: { language: 'en-US' },
})
