import type { JSX } from 'preact'
import {
  Mark,
  MoonIcon,
  OpenIcon,
  PictureIcon,
  RedoIcon,
  SaveIcon,
  SunIcon,
  UndoIcon,
} from './icons.tsx'
import type { Theme } from './theme.ts'

/** What the top bar shows and does. */
export interface TopBarProps {
  /** Null while nothing is open. */
  readonly file: { readonly name: string; readonly facts: string; readonly saved: boolean } | null
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
  readonly theme: Theme
  readonly open: () => void
  readonly openSample: () => void
  readonly savePng: () => void
  readonly savePsd: () => void
  readonly chooseTheme: (theme: Theme) => void
  /** Set while a file is read or written: its commands wait. */
  readonly busy: string | null
}

/** The page's top row: which file is open, and the commands on files. */
export function TopBar(props: TopBarProps): JSX.Element {
  const { file, busy, theme } = props
  const other: Theme = theme === 'dark' ? 'light' : 'dark'
  return (
    <header class="top-bar">
      <h1 class="top-bar-title">
        <Mark />
        Pentimento
      </h1>
      <div class="top-bar-group">
        <button
          type="button"
          class="bar-button"
          onClick={props.open}
          disabled={busy !== null}
          title="Ctrl+O, or drop or paste a picture"
        >
          <OpenIcon />
          Open…
        </button>
        <button
          type="button"
          class="bar-button"
          onClick={props.openSample}
          disabled={busy !== null}
        >
          <PictureIcon />
          Sample picture
        </button>
      </div>
      <div class="top-bar-group">
        <IconButton label="Undo" shortcut="Ctrl+Z" onClick={props.undo}>
          <UndoIcon />
        </IconButton>
        <IconButton label="Redo" shortcut="Ctrl+Shift+Z" onClick={props.redo}>
          <RedoIcon />
        </IconButton>
      </div>
      <p class="top-bar-file" aria-live="polite">
        {busy !== null && <span class="busy-dot" aria-hidden="true" />}
        {busy ?? (
          <>
            <strong>{file?.name}</strong>
            {file && !file.saved && (
              <span class="unsaved" title="Kept in this browser, not saved as a file yet">
                {' '}
                •<span class="for-listeners"> not saved as a file yet</span>
              </span>
            )}
            <span class="top-bar-facts">{file?.facts}</span>
          </>
        )}
      </p>
      <div class="top-bar-group">
        <IconButton label={`Switch to ${other}`} onClick={() => props.chooseTheme(other)}>
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </IconButton>
        <button
          type="button"
          class="bar-button"
          onClick={props.savePng}
          disabled={!file || busy !== null}
          title="What is visible now, as one flat picture"
        >
          <SaveIcon />
          Save PNG
        </button>
        <button
          type="button"
          class="bar-button bar-button-strong"
          onClick={props.savePsd}
          disabled={!file || busy !== null}
          title="All versions as layers, for Photoshop, GIMP, and for opening here again (Ctrl+S)"
        >
          <SaveIcon />
          Save PSD
        </button>
      </div>
    </header>
  )
}

function IconButton(props: {
  label: string
  shortcut?: string
  onClick: (() => void) | null
  children: JSX.Element
}): JSX.Element {
  const { label, shortcut, onClick, children } = props
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      disabled={!onClick}
      onClick={() => onClick?.()}
    >
      {children}
    </button>
  )
}
