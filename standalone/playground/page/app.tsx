import type { JSX } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { PictureView } from '../../../core/panel/canvas/picture-view.tsx'
import { Stage } from '../../../core/panel/canvas/stage.tsx'
import { Panel } from '../../../core/panel/panel.tsx'
import type { PanelViews } from '../../../core/panel/views.ts'
import { noPictureDropped } from '../work/page-errors.ts'
import type { PageState, Workspace } from '../work/workspace.ts'
import { LayerList } from './layer-list.tsx'
import { Notice } from './notice.tsx'
import { ReplaceDialog } from './replace-dialog.tsx'
import { chooseTheme, currentTheme, watchTheme } from './theme.ts'
import { TopBar } from './top-bar.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { usePageKeys } from './use-page-keys.ts'

const views: PanelViews = { Picture: PictureView }

/** The whole page: top bar, layers, stage, panel, and what lies over them. */
export function App({ workspace }: { readonly workspace: Workspace }): JSX.Element {
  const { session, busy, problem, question } = usePage(workspace)
  const [theme, setTheme] = useState(currentTheme)
  useEffect(() => watchTheme(() => setTheme(currentTheme())), [])
  const input = useRef<HTMLInputElement>(null)
  const take = useCallback(
    (file: File | null) => {
      if (file) void workspace.openFile(file)
      else workspace.fail(noPictureDropped())
    },
    [workspace],
  )
  const hovers = useFileDrop(take)
  const open = () => input.current?.click()
  const save = () => void workspace.savePsd()
  const { undo, redo } = stepsOf(workspace)
  usePageKeys(() => ({ ...stepsOf(workspace), open, save }))

  return (
    <div class="page">
      <TopBar
        file={session && describeFile(session)}
        undo={undo}
        redo={redo}
        theme={theme}
        chooseTheme={(chosen) => {
          chooseTheme(chosen)
          setTheme(chosen)
        }}
        open={open}
        openSample={() => void workspace.openSample()}
        savePng={() => void workspace.savePng()}
        savePsd={save}
        busy={busy}
      />
      <input
        ref={input}
        class="for-listeners"
        type="file"
        accept=".png,.jpg,.jpeg,.webp,.psd,image/png,image/jpeg,image/webp"
        aria-label="Open a picture"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          // Emptied, so that choosing the same file again counts as a choice.
          currentTarget.value = ''
          if (file) take(file)
        }}
      />
      {session && (
        <>
          <LayerList host={session.host} />
          <main class="stage-area" aria-label="Picture">
            <Stage key={session} store={session.store} />
          </main>
          <section class="panel-area" aria-label="Refine">
            <Panel store={session.store} views={views} />
          </section>
        </>
      )}
      {problem && <Notice error={problem} dismiss={workspace.dismiss} />}
      {hovers && <div class="drop-here">Drop a PNG, JPEG, WebP or PSD to open it</div>}
      {question && session && (
        <ReplaceDialog
          current={session.fileName}
          next={question.next}
          versions={session.countVersions()}
          answer={question.answer}
        />
      )}
    </div>
  )
}

function usePage(workspace: Workspace): PageState {
  const [, setSeen] = useState({})
  useEffect(() => {
    const look = () => setSeen({})
    // What changed between rendering and this effect would be missed otherwise.
    look()
    return workspace.subscribe(look)
  }, [workspace])
  return workspace.getState()
}

/** Gives the steps back and forth that the open document offers at this moment. */
function stepsOf(workspace: Workspace) {
  const host = workspace.getState().session?.host
  return { undo: host?.canUndo ? host.undo : null, redo: host?.canRedo ? host.redo : null }
}

function describeFile(session: NonNullable<PageState['session']>) {
  const { width, height, depth, color } = session.host.document
  const facts = [
    `${width} × ${height}`,
    ...(depth === 16 ? ['16 bit'] : []),
    ...(color.name === 'untagged' ? [] : [color.name]),
  ]
  return { name: session.fileName, facts: facts.join(' · '), saved: session.isInFile() }
}
