import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Says what Pentimento reads, writes and sends, before it reads anything of a file for the first time. */
export function ConsentScreen(props: {
  readonly agree: () => void
  readonly decline: () => void
}): JSX.Element {
  const heading = useFocus<HTMLHeadingElement>()
  return (
    <main class="pentimento figma-screen">
      <h1 ref={heading} tabIndex={-1}>
        May Pentimento read this file?
      </h1>
      <dl class="figma-screen__facts">
        <dt>It reads</dt>
        <dd>
          the layers that you select and the pictures in them, shapes that lie over those, and the
          versions that it made itself.
        </dd>
        <dt>It writes</dt>
        <dd>
          only what you ask for: versions as layers of their own. Your picture itself is never
          changed.
        </dd>
        <dt>It sends</dt>
        <dd>
          nothing before you press Refine, and nothing at all with the built-in provider. With any
          other, the crop that you are shown and your words go to that provider, and to nobody else.
        </dd>
      </dl>
      <div class="figma-page__buttons">
        <button type="button" class="pentimento-button" onClick={props.decline}>
          Not now
        </button>
        <button type="button" class="pentimento-button figma-page__strong" onClick={props.agree}>
          Read this file
        </button>
      </div>
      <p class="pentimento-note">
        Your answer is remembered for this file on this computer; the file itself only gets a random
        name to tell it by.
      </p>
    </main>
  )
}

/** What stays when the user does not want the file read. */
export function DeclinedScreen({ reconsider }: { readonly reconsider: () => void }): JSX.Element {
  const heading = useFocus<HTMLHeadingElement>()
  return (
    <main class="pentimento figma-screen">
      <h1 ref={heading} tabIndex={-1}>
        Nothing was read
      </h1>
      <p>This file is as it was. Close this window, or go on when you like.</p>
      <div class="figma-page__buttons">
        <button type="button" class="pentimento-button" onClick={reconsider}>
          Ask me again
        </button>
      </div>
    </main>
  )
}

/** Brings a new screen to people who do not see it. */
function useFocus<Element extends HTMLElement>() {
  const element = useRef<Element>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
